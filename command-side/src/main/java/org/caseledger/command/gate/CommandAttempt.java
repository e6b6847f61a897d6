package org.caseledger.command.gate;

import java.util.List;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.StoredEvent;
import org.jspecify.annotations.Nullable;

/** One attempt to decide a command, as its thread sees it from beginning to end. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CommandAttempt {
    private static final ThreadLocal<@Nullable CommandAttempt> CURRENT = new ThreadLocal<>();

    private final boolean fromLog;
    private final @Nullable String streamKind;
    private boolean cached;
    /** What the command has recorded, in order. */
    @Getter
    private List<StoredEvent> recorded = List.of();

    /** Begins an attempt that may use the cache, or only what the log has. */
    static CommandAttempt begin(boolean fromLog, Command command) {
        var attempt = new CommandAttempt(fromLog, command.streamKind());
        CURRENT.set(attempt);
        return attempt;
    }

    /** The attempt of this thread; null outside of a command. */
    static @Nullable CommandAttempt current() {
        return CURRENT.get();
    }

    static void end() {
        CURRENT.remove();
    }

    boolean isFromLog() {
        return fromLog;
    }

    /** Whether a stream of this kind can hold the aggregate of the command. */
    boolean reads(String kind) {
        return streamKind == null || streamKind.equals(kind);
    }

    /** Notes that the aggregate came from the cache, and may be behind the log. */
    void useCache() {
        cached = true;
    }

    void record(List<StoredEvent> appended) {
        recorded = appended;
    }

    /** Whether nothing was recorded for a reason that the log might know better. */
    boolean isInDoubt() {
        return cached && recorded.isEmpty();
    }
}
