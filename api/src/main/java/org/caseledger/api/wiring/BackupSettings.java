package org.caseledger.api.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.caseledger.api.backup.BackupPlan;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The daily backup, as the office has set it; without a directory there is none.
 *
 * @param directory where backups go
 * @param keysDirectory where the keys go, empty: they are not copied
 * @param at when, by the office's time
 * @param keep how many are kept, 0: all
 * @param overdueDays after so many days without one the health warns
 */
@ConfigurationProperties("caseledger.backup")
record BackupSettings(String directory, String keysDirectory, LocalTime at, int keep, int overdueDays) {
    Optional<BackupPlan> plan() {
        return path(directory).map(folder -> new BackupPlan(folder, path(keysDirectory), keep));
    }

    /** When the last one before now should have begun. */
    Instant due(Clock clock) {
        var now = ZonedDateTime.ofInstant(clock.instant(), WorkCalendar.ZONE);
        var today = now.with(at);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private static Optional<Path> path(String folder) {
        return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }
}
