package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.retention.RetentionCommand.ObserveRetention;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.AmendedRetention;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.retention.RetentionQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals archived cases off, and proposes their destruction, when their retention period is over (PIPL art. 47):
 * automatically, but the destruction itself requires people.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final int AT_ONCE = 500;

    private final RetentionQueries retention;
    private final AmendedRetention periods;
    private final CommandGate gate;
    private final Clock clock;

    /** Sees to what is over today; returns how many cases it looked at. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.retention.every}")
    public synchronized int sweep() {
        var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        int lookedAt = 0;
        CaseId last = null;
        List<CaseId> some;
        do {
            some = retention.due(periods.now(), today, last, AT_ONCE);
            for (var caseId : some) {
                observe(caseId);
                last = caseId;
            }
            lookedAt += some.size();
        } while (some.size() == AT_ONCE);
        return lookedAt;
    }

    private void observe(CaseId caseId) {
        try {
            gate.give(new ObserveRetention(caseId), Actor.SYSTEM, Request.once());
        } catch (SomebodyActedFirst e) {
            LOG.debug("{} has moved on, the next look tells", caseId);
        }
    }
}
