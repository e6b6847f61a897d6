package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.command.RecordMissedDeadline;
import org.caseledger.command.Request;
import org.caseledger.command.SomebodyActedFirst;
import org.caseledger.command.axon.CommandGate;
import org.caseledger.events.Actor;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.PassedDeadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks now and then which clocks have passed, and has it recorded: what has passed, not what was
 * scheduled, so that no outage loses one. One node at a time does it, by a lock of the database.
 */
@Component
public class WhenDeadlinePassesThenRecordIt {

    private static final Logger LOG = LoggerFactory.getLogger(WhenDeadlinePassesThenRecordIt.class);
    private static final long LOCK = 0x6361_7365_6C64L;
    private static final int AT_ONCE = 500;

    private final DeadlineQueries deadlines;
    private final CommandGate gate;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WhenDeadlinePassesThenRecordIt(
            DeadlineQueries deadlines, CommandGate gate, Clock clock, DataSource dataSource) {
        this.deadlines = deadlines;
        this.gate = gate;
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Scheduled(
            initialDelayString = "${caseledger.sweep-every}",
            fixedDelayString = "${caseledger.sweep-every}")
    void everyNowAndThen() {
        try {
            sweep();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Deadlines could not be looked through, it is tried again: {}", e.getMessage());
        }
    }

    /** Records what has passed until now; returns how many clocks that were. */
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
        List<PassedDeadline> passed = new ArrayList<>(deadlines.passed(now, AT_ONCE));
        passed.addAll(deadlines.ofExercises().passed(now, AT_ONCE));
        for (var deadline : passed) {
            try {
                gate.give(
                        new RecordMissedDeadline(
                                deadline.caseId(), deadline.clock(), deadline.number(), null, null),
                        Actor.SYSTEM,
                        Request.once());
            } catch (SomebodyActedFirst e) {
                LOG.debug("{} has moved on, the next look tells", deadline.caseId());
            }
        }
        return passed.size();
    }
}
