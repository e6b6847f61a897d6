package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The owner of the database changes rows of views: deadlines, findings and the committee’s population vanish from the
 * pages, and forged ones appear. All of it is found beside work, and no sample is drawn of it.
 */
@Tag("long")
class ChangedViewsIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.withTheSampleYear();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static List<ViewStatus> differing() {
        return ledger.bean(Views.class).compareAll().stream()
                .filter(view -> !view.compared().agrees())
                .toList();
    }

    private static int sampled() {
        return ledger.as("auditor")
                .post("/api/approvals/samples", "{\"quarter\":\"2026-Q3\",\"gated\":true,\"size\":3}")
                .status();
    }

    @Test
    void givenTheSampleYear_thenEveryRowOfEveryViewIsWhatTheLogSays() {
        assertThat(differing()).isEmpty();
        assertThat(ledger.bean(Views.class).status())
                .allSatisfy(view ->
                        assertThat(view.compared().cases()).as(view.name()).isNotNegative());
        assertThat(sampled()).isEqualTo(201);
    }

    @Test
    void givenRowsAreChanged_thenEachIsFoundAndNamed_andNothingIsDecidedByThem() throws Exception {
        var jdbc = ledger.asSuperuser();
        Stream.of(
                        "DELETE FROM views.deadline WHERE case_id IN (SELECT case_id FROM views.deadline LIMIT 18)",
                        "DELETE FROM views.finding",
                        "DELETE FROM views.reviewable WHERE ctid IN (SELECT ctid FROM views.reviewable LIMIT 1)",
                        "DELETE FROM views.board WHERE ctid IN (SELECT ctid FROM views.board LIMIT 1)")
                .forEach(sql -> assertThat(jdbc.sql(sql).update()).isPositive());

        assertThat(differing()).extracting(ViewStatus::name).contains("deadlines", "findings", "reviewable", "board");
        assertThat(sampled()).isEqualTo(503);
        await().untilAsserted(() ->
                assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(503));
        var admin = new LoginForm(ledger).session("admin");
        assertThat(admin.get("/").text()).contains("自查发现", "视图 findings 有");
        assertThat(admin.get("/integrity").text()).contains("与日志不一致");

        for (var view : List.of("deadlines", "findings", "reviewable", "board")) {
            ledger.bean(Views.class).rebuild(view, (done, of) -> {});
        }
        assertThat(differing()).isEmpty();
        assertThat(sampled()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(200));
    }
}
