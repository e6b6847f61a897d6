package org.caseledger.command.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** A request to an aggregate; its {@link LedgerCommand} states who may give it and when. */
public interface Command {
    /** Ends the name of the handler that begins an aggregate. */
    String BEGINS = ".begins";

    /** The stream of the aggregate. */
    UUID aggregate();

    /** The kind of the aggregate's stream, as it is stored; null where it is no aggregate. */
    default @Nullable String streamKind() {
        return null;
    }

    /** The streams to which it may append. */
    default Set<UUID> streams() {
        return Set.of(aggregate());
    }

    /** The case it is about, if it is about one. */
    default @Nullable CaseId concernedCase() {
        return null;
    }

    /** When it happened, if not just now. */
    default @Nullable Instant occurredAt() {
        return null;
    }

    /** The time that is stated of it and has to be possible; null for just now. */
    default @Nullable Instant statedAt() {
        return occurredAt();
    }

    /** Why it is entered more than 24 hours after it happened. */
    default @Nullable String lateReason() {
        return null;
    }

    /** Whether it begins the aggregate; every other command needs one that exists. */
    default boolean begins() {
        return false;
    }

    /** Whether the aggregate begins with it when there is none yet. */
    default boolean mayBegin() {
        return false;
    }

    /**
     * The name of its handler: one handler takes all commands of a kind of aggregate, another one those that begin it.
     */
    default String handledAs() {
        var kind = streamKind();
        if (kind == null) {
            return getClass().getName();
        }
        return begins() ? kind + BEGINS : kind;
    }

    /**
     * Whether it is decided again when another command was faster. Not so for a person who has read a case and decides
     * on it: that person reads again.
     */
    default boolean retriesWhenOvertaken() {
        return true;
    }

    /** The lock of the log under which it is decided and recorded; null for none. */
    default @Nullable String lock() {
        return null;
    }

    /** The time of the act as events keep it, to the second when it is just now. */
    default Occurred occurred(DecisionContext context) {
        var justNow = context.now().truncatedTo(ChronoUnit.SECONDS);
        return new Occurred(statedAt() == null ? justNow : statedAt(), lateReason(), null);
    }
}
