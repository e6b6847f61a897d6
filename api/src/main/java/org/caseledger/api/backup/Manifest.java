package org.caseledger.api.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup is and has; it is written last.
 *
 * @param format 1
 * @param madeAt everything that was acknowledged before this time is in it
 * @param program the version that made it
 * @param database whether the database is in it: one of the office's own is not
 * @param events the position of the last event that is certainly in the database
 * @param checkpoint the last signed checkpoint up to there; null before the first
 * @param folders all of them, since some are empty
 * @param files by name, with {@code /} in it
 */
record Manifest(
        int format,
        Instant madeAt,
        String program,
        boolean database,
        long events,
        @Nullable String checkpoint,
        List<String> folders,
        Map<String, Contents> files) {
    static final int FORMAT = 1;

    /** The size of a file in bytes and its SHA-256 in hexadecimal digits. */
    record Contents(long size, String sha256) {}
}
