package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.PassedDeadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks now and then which clocks have passed, and has it recorded: what has passed, not what was scheduled, so that no
 * outage loses one. One node at a time does it, by a lock of the database.
 */
@Component
public class MissedDeadlineJob {
    private static final Logger LOG = LoggerFactory.getLogger(MissedDeadlineJob.class);
    private static final long LOCK = 0x6361_7365_6C64L;
    private static final int AT_ONCE = 500;

    private final DeadlineQueries deadlines;
    private final CommandGate gate;
    private final EventLog log;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MissedDeadlineJob(DeadlineQueries deadlines, CommandGate gate, EventLog log, Clock clock, DataSource dataSource) {
        this.deadlines = deadlines;
        this.gate = gate;
        this.log = log;
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Records what has passed until now; returns how many clocks were recorded as missed. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    public int sweep() {
        Integer recorded = transaction.execute(status -> isOurs() ? recordPassed() : 0);
        return recorded == null ? 0 : recorded;
    }

    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private int recordPassed() {
        var now = clock.instant();
        return recordPassed(deadlines, now) + recordPassed(deadlines.ofExercises(), now);
    }

    // Page by page: rows that the view has not caught up with must not hide those after them.
    private int recordPassed(DeadlineQueries of, Instant now) {
        int recorded = 0;
        PassedDeadline last = null;
        List<PassedDeadline> passed;
        do {
            passed = of.passed(now, last, AT_ONCE);
            for (var deadline : passed) {
                recorded += record(deadline) ? 1 : 0;
                last = deadline;
            }
        } while (passed.size() == AT_ONCE);
        return recorded;
    }

    private boolean record(PassedDeadline deadline) {
        var request = Request.once();
        try {
            gate.give(
                    new RecordMissedDeadline(deadline.caseId(), deadline.clock(), deadline.number(), null, null),
                    Actor.SYSTEM,
                    request);
            // A clock that was met or recorded meanwhile leads to no event.
            return log.findEvent(request.id().eventId(0)).isPresent();
        } catch (SomebodyActedFirst e) {
            LOG.debug("{} has moved on, the next look tells", deadline.caseId());
            return false;
        }
    }
}
