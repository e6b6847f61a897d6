package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.NoticeOverdueRectification;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.rectification.RectificationQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks now and then which orders to put something right were not completed in time (P3.13), and records each once: what
 * has passed, not what was scheduled, so that no outage loses one.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OverdueRectificationJob {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueRectificationJob.class);
    private static final int AT_ONCE = 500;

    private final RectificationQueries rectifications;
    private final CommandGate gate;
    private final Clock clock;

    /** Records what has passed until now; returns how many orders it looked at. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    public synchronized int sweep() {
        var now = clock.instant();
        int lookedAt = 0;
        RectificationOverdue last = null;
        List<RectificationOverdue> some;
        do {
            some = rectifications.toNotice(now, last, AT_ONCE);
            for (var overdue : some) {
                record(overdue);
                last = overdue;
            }
            lookedAt += some.size();
        } while (some.size() == AT_ONCE);
        return lookedAt;
    }

    private void record(RectificationOverdue overdue) {
        try {
            gate.give(new NoticeOverdueRectification(overdue), Actor.SYSTEM, Request.once());
        } catch (AlreadyRecorded before) {
            LOG.debug("{} is in the log, the view does not show it yet", overdue);
        }
    }
}
