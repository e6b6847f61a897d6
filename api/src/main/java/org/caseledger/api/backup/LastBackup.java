package org.caseledger.api.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lombok.Getter;
import org.caseledger.api.office.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When the ledger was last backed up: the time of a file that each complete backup touches, and so does whatever else
 * makes backups of a database of the office's own.
 */
@Component
public class LastBackup {
    private final DataDirectory data;
    private final Clock clock;

    /** After how many days without another one it is old. */
    @Getter
    private final int overdueDays;

    LastBackup(DataDirectory data, Clock clock, @Value("${caseledger.backup.overdue-days}") int overdueDays) {
        this.data = data;
        this.clock = clock;
        this.overdueDays = overdueDays;
    }

    /** The time of the last one, null if none is known, and whether that is too long ago. */
    public record Made(@Nullable Instant at, boolean old) {}

    /** None is old as well. */
    public Made last() {
        try {
            var at = Files.getLastModifiedTime(data.lastBackup()).toInstant();
            var until = at.plus(Duration.ofDays(overdueDays));
            return new Made(at, until.isBefore(clock.instant()));
        } catch (NoSuchFileException e) {
            return new Made(null, true); // no backup has been recorded yet
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
