package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clocks that run out. A complaint by hotline of Monday 2026-03-02 is due to be signed off by the end of Tuesday 3
 * March, answered by that of Monday 9, accepted by that of Wednesday 11.
 */
class MissedDeadlineJobIT {
    private static final Actor INTAKE = new Actor("intake", "刘登记", Role.INTAKE, null);

    private final HandClock clock = HandClock.at("2026-03-02T09:00");
    private QuietLedger ledger;

    @BeforeEach
    void start() {
        ledger = QuietLedger.onNewDatabase(clock);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void whatHasPassed_isRecordedOnce_atTheNextLook() throws InterruptedException {
        var id = received();
        clock.set("2026-03-03T23:59:59");
        assertThat(sweep(ledger)).isZero();

        clock.set("2026-03-04T00:00");
        assertThat(sweep(ledger)).isEqualTo(1);
        assertThat(missed(id))
                .containsExactly(new DeadlineMissed(Clock.SIGN_OFF, 1, HandClock.office("2026-03-04T00:00")));
        long head = ledger.log().head();
        assertThat(sweep(ledger)).isZero();
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    @DisplayName("nothing is scheduled: after days without a look, all that passed is recorded")
    void afterAnOutage_allThatPassedIsRecorded() throws InterruptedException {
        var cases = List.of(received(), received(), received());
        ledger.awaitViews();
        clock.set("2026-03-20T08:00");

        try (var restarted = ledger.anotherNode(clock)) {
            assertThat(sweep(restarted)).isEqualTo(9);
        }
        assertThat(cases)
                .allSatisfy(id -> assertThat(missed(id))
                        .extracting(DeadlineMissed::clock)
                        .containsExactly(Clock.SIGN_OFF, Clock.REPLY, Clock.ACCEPTANCE));
    }

    @Test
    @DisplayName("rows of a view that is behind neither count as recorded nor hide the next ones")
    void whatTheViewStillShowsAsPassed_isNotCounted_andDoesNotHideWhatPassedLater() throws InterruptedException {
        var id = received();
        clock.set("2026-03-04T00:00");
        assertThat(sweep(ledger)).isEqualTo(1);
        ledger.awaitViews();
        JdbcClient.create(ledger.bean(javax.sql.DataSource.class))
                .sql("""
                        INSERT INTO views.deadline
                        SELECT (jsonb_populate_record(d, jsonb_build_object(
                                   'number', d.number + n, 'missed', false))).*
                          FROM views.deadline d, generate_series(1, 500) n
                         WHERE case_id = :id AND clock = 'SIGN_OFF'
                        """)
                .param("id", id.value())
                .update();

        clock.set("2026-03-10T00:00");
        assertThat(ledger.bean(MissedDeadlineJob.class).sweep()).isEqualTo(1);
        assertThat(missed(id)).extracting(DeadlineMissed::clock).containsExactly(Clock.SIGN_OFF, Clock.REPLY);
    }

    @Test
    void whileAnotherNodeLooks_thisOneDoesNot() throws InterruptedException {
        received();
        ledger.awaitViews();
        clock.set("2026-03-04T00:00");
        var data = ledger.bean(javax.sql.DataSource.class);
        int meanwhile = new TransactionTemplate(new JdbcTransactionManager(data)).execute(status -> {
            JdbcClient.create(data)
                    .sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", 0x6361_7365_6C64L)
                    .query(rows -> {});
            return inAnotherThread(ledger.bean(MissedDeadlineJob.class));
        });
        assertThat(meanwhile).isZero();
        assertThat(sweep(ledger)).isEqualTo(1);
    }

    @Test
    void twoNodesThatLookAtOnce_recordEachClockOnce() throws Exception {
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < 20; i++) {
            cases.add(received());
        }
        clock.set("2026-03-20T08:00");
        try (var other = ledger.anotherNode(clock)) {
            var both = new CyclicBarrier(2);
            var executor = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 3; round++) {
                    ledger.awaitViews();
                    for (var done : executor.invokeAll(List.of(together(both, ledger), together(both, other)))) {
                        done.get();
                    }
                }
            } finally {
                executor.shutdown();
            }
        }
        assertThat(cases).allSatisfy(id -> assertThat(missed(id)).hasSize(3));
    }

    private static Callable<Integer> together(CyclicBarrier both, QuietLedger node) {
        return () -> {
            both.await();
            return node.bean(MissedDeadlineJob.class).sweep();
        };
    }

    private static int inAnotherThread(MissedDeadlineJob sweeper) {
        var executor = Executors.newSingleThreadExecutor();
        try {
            return executor.submit(sweeper::sweep).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdown();
        }
    }

    private static int sweep(QuietLedger node) throws InterruptedException {
        node.awaitViews();
        return node.bean(MissedDeadlineJob.class).sweep();
    }

    private CaseId received() {
        var id = CaseId.random();
        ledger.bean(CommandGate.class)
                .give(
                        Give.receiving(
                                id,
                                ComplaintKind.COMPLAINT,
                                Channel.HOTLINE_12315,
                                null,
                                new Narrative("奶粉", "奶粉变质", null),
                                "某超市",
                                null,
                                null,
                                null,
                                null),
                        INTAKE,
                        Request.once());
        return id;
    }

    private List<DeadlineMissed> missed(CaseId caseId) {
        return ledger.events(caseId).stream()
                .filter(DeadlineMissed.class::isInstance)
                .map(DeadlineMissed.class::cast)
                .toList();
    }
}
