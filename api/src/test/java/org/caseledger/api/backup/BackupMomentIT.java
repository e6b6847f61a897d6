package org.caseledger.api.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is in a backup of a database that is written while it is copied. */
class BackupMomentIT {
    @TempDir
    Path place;

    /** Each look at the clock is behind a commit, which has the number of that second. */
    @Test
    void givenCommitsUntilTheBackupEnds_whenItIsRestored_thenAllBeforeTheTimeItNotesAreInIt() throws Exception {
        var data = DataDirectory.open(place.resolve("data"));
        KeptBackup backup;
        try (var database = EmbeddedDatabase.on(data).start()) {
            var sql = sql(database);
            sql.execute("CREATE TABLE public.acknowledged (second int)");
            var plan = new BackupPlan(place.resolve("backups"), Optional.empty(), 0);
            backup = new BackupMaker(data, behindACommit(sql)).of(database, plan);
        }

        var restored = DataDirectory.open(place.resolve("restored"));
        backup.requireWhole().copyInto(restored);
        try (var database = EmbeddedDatabase.on(restored).start()) {
            var last = sql(database).queryForObject("SELECT max(second) FROM public.acknowledged", Integer.class);
            assertThat(Instant.ofEpochSecond(last)).isAfterOrEqualTo(backup.madeAt());
        }
    }

    private static Clock behindACommit(JdbcTemplate sql) {
        var second = new AtomicInteger();
        return new Clock() {
            @Override
            public Instant instant() {
                int now = second.incrementAndGet();
                sql.update("INSERT INTO public.acknowledged VALUES (?)", now);
                return Instant.ofEpochSecond(now);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static JdbcTemplate sql(EmbeddedDatabase database) throws Exception {
        var superuser = database.asSuperuser();
        return new JdbcTemplate(
                new DriverManagerDataSource(superuser.url(), superuser.username(), superuser.password()));
    }
}
