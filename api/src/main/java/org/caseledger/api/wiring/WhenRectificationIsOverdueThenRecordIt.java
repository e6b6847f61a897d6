package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.command.Oversight;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.rectification.Rectification;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.rectification.RectificationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks now and then which orders to put something right were not completed in time (P3.13), and
 * records each once: what has passed, not what was scheduled, so that no outage loses one.
 */
@Component
public class WhenRectificationIsOverdueThenRecordIt {

    private static final Logger LOG =
            LoggerFactory.getLogger(WhenRectificationIsOverdueThenRecordIt.class);
    private static final int AT_ONCE = 500;
    private static final List<RectificationState> NOT_IN_TIME =
            List.of(RectificationState.OVERDUE, RectificationState.DONE_LATE);

    private final RectificationQueries rectifications;
    private final Oversight oversight;
    private final Clock clock;
    private final Set<RectificationOverdue> recorded = new HashSet<>();

    WhenRectificationIsOverdueThenRecordIt(
            RectificationQueries rectifications, EventLog log, Clock clock) {
        this.rectifications = rectifications;
        this.oversight = new Oversight(log);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${caseledger.sweep-every}",
            fixedDelayString = "${caseledger.sweep-every}")
    void everyNowAndThen() {
        try {
            sweep();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Rectifications could not be looked through, it is tried again: {}",
                    e.getMessage());
        }
    }

    /** Records what has passed until now. */
    public synchronized void sweep() {
        NOT_IN_TIME.forEach(this::sweep);
    }

    private void sweep(RectificationState state) {
        var now = clock.instant();
        var filter = RectificationFilter.in(state);
        boolean more = true;
        for (int page = 0; more; page++) {
            var rows = rectifications.find(filter, page, AT_ONCE, now).rows();
            rows.forEach(row -> record(row.rectification()));
            more = rows.size() == AT_ONCE;
        }
    }

    private void record(Rectification order) {
        var overdue = new RectificationOverdue(order.caseId(), order.order(), order.by());
        if (!recorded.contains(overdue)) {
            try {
                oversight.notice(overdue);
            } catch (AlreadyRecorded before) {
                LOG.debug("{} is in the log", overdue);
            }
            recorded.add(overdue);
        }
    }
}
