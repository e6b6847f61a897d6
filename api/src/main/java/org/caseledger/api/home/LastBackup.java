package org.caseledger.api.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.api.office.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the ledger was last backed up, as whatever makes the backups says by touching a file: the
 * ledger makes none itself.
 */
@Component
class LastBackup {

    private static final Duration LONG = Duration.ofDays(7);

    private final DataDirectory data;
    private final Clock clock;

    LastBackup(DataDirectory data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** The time of the last one, null where none was told of, and whether that is too long ago. */
    record Made(@Nullable Instant at, boolean old) {}

    Made last() {
        try {
            var at = Files.getLastModifiedTime(data.lastBackup()).toInstant();
            return new Made(at, at.plus(LONG).isBefore(clock.instant()));
        } catch (NoSuchFileException e) {
            return new Made(null, true); // nobody has said yet that there is one
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
