package org.caseledger.api.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.OutcomeUnknown;
import org.caseledger.eventlog.PrimaryGuard;
import org.caseledger.files.DiskSpace;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down while the database does not confirm what this node writes, as while a synchronous standby is gone, or is not the
 * primary that the node may work on, and while the disk of the bundled one is full. No requests may arrive meanwhile,
 * so the node itself tests whether it is over.
 */
@Component
@RequiredArgsConstructor
class WritingHealth implements HealthIndicator, SelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(WritingHealth.class);

    private static final Text DISK_FULL = new Text(
            "内置数据库所在磁盘已满，腾出空间前不能登记办理",
            "the disk of the bundled database is full: nothing can be recorded until there is room");

    private final EventLog log;
    private final PrimaryGuard guard;
    private final DiskSpace disk;
    private final ObjectProvider<EmbeddedDatabase> bundled;

    @Scheduled(
            initialDelayString = "${caseledger.log.try-again-every}",
            fixedDelayString = "${caseledger.log.try-again-every}")
    final void tryAgain() {
        if (log.trouble().isPresent()) {
            try {
                log.barrier().require(Long.MAX_VALUE);
            } catch (OutcomeUnknown e) {
                LOG.debug("The database still confirms no write", e);
            }
        }
    }

    @Override
    public List<Text> faults() {
        return Stream.of(log.trouble(), guard.refusal(), fullDisk())
                .flatMap(Optional::stream)
                .toList();
    }

    // The server that ended for want of room is started again, and ends with the next write.
    private Optional<Text> fullDisk() {
        return bundled.stream().findAny().filter(server -> disk.isFull()).map(server -> DISK_FULL);
    }

    @Override
    public Health health() {
        List<Text> faults = faults();
        return faults.isEmpty() ? Health.up().build() : Faults.down(faults);
    }
}
