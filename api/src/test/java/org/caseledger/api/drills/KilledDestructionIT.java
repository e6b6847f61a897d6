package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.AppRole;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.RetentionJob;
import org.caseledger.eventlog.EventLog;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The program is killed while it destroys a case: after a restart the case is either whole or destroyed, and what is on
 * the list of destroyed cases is destroyed.
 */
@Tag("long")
@Tag("turn-1")
class KilledDestructionIT {
    private static final String DESTROYED = "NEW.type = 'CaseDestroyed'";

    /** Where it is when it is killed, whether the case is on the list, and what is in the log. */
    enum Step {
        WRITTEN_NOT_LISTED(false, false),
        LISTED_NOT_COMMITTED(true, false),
        COMMITTED_NOT_ANSWERED(true, true);

        private final boolean listed;
        private final boolean committed;

        Step(boolean listed, boolean committed) {
            this.listed = listed;
            this.committed = committed;
        }
    }

    private LedgerHome home;
    private Path list;
    private String url;
    private String id;

    @BeforeEach
    void aCaseWhosePeriodIsOverAndThatOneHasApproved() throws IOException {
        home = LedgerHome.make();
        list = home.data().resolve("keys/destroyed-cases.list");
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        var clock = HandClock.at("2012-03-12T15:00");
        try (var ledger = TestLedger.start(url, home.data(), clock::addTo)) {
            id = archived(ledger.cases());
            clock.set("2025-01-06T10:00");
            ledger.awaitViews();
            assertThat(ledger.bean(RetentionJob.class).sweep()).isEqualTo(1);
            ledger.cases().give("leader", id, "approve-destruction", "{}");
        }
    }

    @AfterEach
    void clear() throws Exception {
        home.clear();
    }

    @ParameterizedTest
    @EnumSource
    void givenADestructionKilledAtAStep_whenStartedAgain_thenTheCaseIsWholeOrDestroyed(Step step) throws Exception {
        killAt(step);
        assertThat(Files.exists(list)).isEqualTo(step.listed);
        assertThat(keys()).as("before the restart").isEqualTo(step.committed ? 0 : 1);

        try (var ledger = TestLedger.start(url, home.data())) {
            assertThat(destroyed(ledger)).isEqualTo(step.listed ? 1 : 0);
            assertThat(keys()).isEqualTo(step.listed ? 0 : 1);
            if (step.listed) {
                assertThat(ledger.as("leader").get(id + "/sealed").text()).doesNotContain("林晚", "牛奶");
                assertThat(ledger.as("legal")
                                .post(id + "/approve-destruction", "{}")
                                .status())
                        .isBetween(400, 499);
            } else {
                assertThat(ledger.as("leader").get(id + "/sealed").text()).contains("林晚");
                ledger.cases().give("legal", id, "approve-destruction", "{}");
                assertThat(keys()).as("once it is asked for again").isZero();
            }
            ledger.awaitViews();
            assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();
        }
        assertThat(Files.readAllLines(list)).hasSize(1);
        var verify = home.run("verify", database());
        assertThat(verify.exit()).as(verify.said()).isZero();
    }

    private void killAt(Step step) throws Exception {
        var program = home.serve("serve", database(), "--caseledger.sweep-first=1h");
        try (var held = step == Step.WRITTEN_NOT_LISTED
                ? HeldDatabase.afterInsert(url, "ledger.event", DESTROYED)
                : HeldDatabase.atCommit(url, "ledger.event", DESTROYED)) {
            var asked = CompletableFuture.supplyAsync(this::approve);
            held.awaitWaiting(1, program);
            assertThat(Files.exists(list)).isEqualTo(step.listed);
            program.kill();
            if (step.committed) {
                held.goOn();
            } else {
                held.rollBack();
            }
            assertThat(asked.join()).isEqualTo("not answered");
        }
    }

    private String approve() {
        try {
            return home.as("legal").post(id + "/approve-destruction", "{}").toString();
        } catch (UncheckedIOException e) {
            return "not answered";
        }
    }

    private long keys() {
        return JdbcClient.create(new DriverManagerDataSource(url))
                .sql("SELECT count(*) FROM vault.case_key WHERE case_id = :id")
                .param("id", UUID.fromString(id.substring(id.lastIndexOf('/') + 1)))
                .query(Long.class)
                .single();
    }

    private static int destroyed(TestLedger ledger) {
        return ledger.bean(EventLog.class)
                .ofType("CaseDestroyed", 0, Long.MAX_VALUE)
                .size();
    }

    private String database() {
        return "--spring.datasource.url=" + AppRole.on(url);
    }

    private static String archived(Cases cases) {
        var id = cases.assigned();
        cases.give(
                "handler",
                id,
                "accept-complaint",
                "{\"told\":{\"medium\":\"PHONE\",\"at\":\"2012-03-12T15:00:00+08:00\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}");
        cases.give("handler", id, "record-investigation", "{\"onSite\":true,\"findings\":\"情况属实\"}");
        cases.give(
                "handler",
                id,
                "propose-opinion",
                "{\"opinion\":\"责令改正\",\"plan\":{\"method\":\"调解\",\"responsible\":\"何岸\"}}");
        cases.give("handler", id, "send-reply", "{\"text\":\"已责令改正\",\"medium\":\"SMS\"}");
        cases.give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\"}");
        cases.give(
                "head",
                id,
                "archive-complaint",
                "{\"present\":[\"REGISTRATION_FORM\",\"INVESTIGATION_REPORT\",\"HANDLING_OPINION\",\"FEEDBACK_RECORD\"]}");
        return id;
    }
}
