package org.caseledger.api.wiring;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseledger.api.backup.BackupMaker;
import org.caseledger.api.backup.BackupPlan;
import org.caseledger.api.backup.KeptBackup;
import org.caseledger.api.backup.LastBackup;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a backup each day, also one that was missed while the ledger did not run. The health warns if the last one
 * failed or is too old; requests are still served, because what is recorded now is needed in the next backup.
 */
@Component("backup")
@ConditionalOnWebApplication // not in a second process, nor from a restored ledger that is being checked
@EnableConfigurationProperties(BackupSettings.class)
class BackupJob implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final BackupSettings settings;
    private final Optional<BackupPlan> plan;
    private final LastBackup last;
    private final Clock clock;
    private final BackupMaker maker;
    private final ObjectProvider<EmbeddedDatabase> database;
    private volatile Optional<Failure> failure = Optional.empty();

    private record Failure(Instant at, Text why) {}

    BackupJob(
            BackupSettings settings,
            LastBackup last,
            DataDirectory data,
            Clock clock,
            ObjectProvider<EmbeddedDatabase> database) {
        this.settings = settings;
        this.plan = settings.plan();
        this.last = last;
        this.clock = clock;
        this.maker = new BackupMaker(data, clock);
        this.database = database;
        if (plan.isPresent() && database.getIfAvailable() == null) {
            throw new LabelledException(
                    "caseledger.backup.directory 只用于内置数据库；单位自己的数据库请用其自身的备份手段",
                    "caseledger.backup.directory is for the bundled database: back up the office's own by its own means");
        }
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void makeIfDue() {
        if (plan.isPresent() && isDue()) {
            make(plan.get());
        }
    }

    private boolean isDue() {
        var made = last.last().at();
        return (made == null || made.isBefore(settings.due(clock)))
                && failure.map(one -> one.at().plus(AFTER_FAILURE).isBefore(clock.instant()))
                        .orElse(true);
    }

    private void make(BackupPlan to) {
        try {
            tell(maker.of(database.getObject(), to));
            failure = Optional.empty();
        } catch (LabelledException e) {
            failed(e.text(), e);
        } catch (IOException | DataAccessException e) {
            failed(new Text(e.toString(), e.toString()), e);
        }
    }

    private static void tell(KeptBackup made) {
        LOG.info(
                "备份完成：{}，至位置 {} / backed up: {}, up to position {}",
                made.folder(),
                made.events(),
                made.folder(),
                made.events());
    }

    private void failed(Text why, Exception e) {
        failure = Optional.of(new Failure(clock.instant(), why));
        LOG.error("备份失败，一小时后再试：{} / the backup failed, again in an hour: {}", why.zh(), why.en(), e);
    }

    @Override
    public Health health() {
        var made = last.last();
        var health = Health.up();
        if (made.at() != null) {
            health.withDetail("at", made.at());
        }
        return wrong(made)
                .map(why -> Faults.told(health.status(ViewsHealthIndicator.WARN), why))
                .orElseGet(health::build);
    }

    /** An office that has neither configured nor reported a backup is not warned of its age. */
    private Optional<Text> wrong(LastBackup.Made made) {
        if (failure.isPresent()) {
            return Optional.of(Text.format(
                    "最近一次备份失败：%s", "the last backup failed: %s", failure.get().why()));
        }
        if (made.old() && (made.at() != null || plan.isPresent())) {
            return Optional.of(Text.format("%d 天内没有完成的备份", "no backup within %d days", last.overdueDays()));
        }
        return Optional.empty();
    }
}
