package org.caseledger.api.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.OutcomeUnknown;
import org.caseledger.eventlog.PrimaryGuard;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down while the database does not confirm what this node writes, as while a synchronous standby is
 * gone, or is not the primary that the node may work on. Nobody may be sent here meanwhile, so the
 * node itself tries whether it is over.
 */
@Component
class WritingHealth implements HealthIndicator, SelfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(WritingHealth.class);

    private final EventLog log;
    private final PrimaryGuard guard;

    WritingHealth(EventLog log, PrimaryGuard guard) {
        this.log = log;
        this.guard = guard;
    }

    @Scheduled(
            initialDelayString = "${caseledger.log.try-again-every}",
            fixedDelayString = "${caseledger.log.try-again-every}")
    final void tryAgain() {
        if (log.trouble().isPresent()) {
            try {
                log.requireDurable(Long.MAX_VALUE);
            } catch (OutcomeUnknown e) {
                LOG.debug("The database still confirms no write", e);
            }
        }
    }

    @Override
    public List<Text> faults() {
        return Stream.of(log.trouble(), guard.refusal()).flatMap(Optional::stream).toList();
    }

    @Override
    public Health health() {
        List<Text> faults = faults();
        return faults.isEmpty() ? Health.up().build() : Faults.down(faults);
    }
}
