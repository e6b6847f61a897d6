package org.caseledger.vault;

import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Files that come with the command that begins their case: each is kept when the decision asks for it, after every
 * other rule, so that a refused command leaves none, and before the event that names it, so that no event names a file
 * that is not there.
 */
@RequiredArgsConstructor
public final class ArrivingFiles {
    private final SealedFiles files;
    private final ThreadLocal<@Nullable Arriving> current = new ThreadLocal<>();

    /** A file by the SHA-256 (hex) of its bytes, which are read when it is kept. */
    public record File(String sha256, String suffix, Supplier<byte[]> bytes) {}

    private record Arriving(CaseId caseId, List<File> files) {}

    /** Gives a command of this thread while these files come with it. */
    public <T> T with(CaseId caseId, List<File> arriving, Supplier<T> command) {
        current.set(new Arriving(caseId, arriving));
        try {
            return command.get();
        } finally {
            current.remove();
        }
    }

    /** Whether a case has this file; one that comes with the command is kept now. */
    public boolean keeps(CaseId caseId, String sha256) {
        var arriving = current.get();
        if (arriving != null && arriving.caseId().equals(caseId)) {
            arriving.files().stream()
                    .filter(file -> file.sha256().equals(sha256))
                    .forEach(file -> files.keep(caseId, file.bytes().get(), file.suffix()));
        }
        return files.find(caseId, sha256).isPresent();
    }
}
