package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.Behalf;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalsIT {
    private static final String DIGEST = "0".repeat(64);

    private TestLedger ledger;
    private ApprovalView view;
    private ApprovalQueries queries;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        view = new ApprovalView(ledger.database());
        queries = new ApprovalQueries(ledger.database());
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private static History accepted() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU).accepted();
    }

    private List<Approval> of(History history) {
        history.in(ledger);
        ledger.project(view);
        return queries.find(ApprovalFilter.of(history.caseId()), null, ApprovalSort.LATEST, 0, 50)
                .rows();
    }

    @Test
    void givenADraft_whenBothLevelsApprove_thenEachTookFromWhenItWasAsked() {
        var history = accepted()
                .later(Duration.ofHours(1))
                .drafted()
                .later(Duration.ofSeconds(20))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(2))
                .approved(ApprovalLevel.LEGAL);
        var rows = of(history);
        assertThat(rows.get(0).level()).isEqualTo(ApprovalLevel.LEGAL);
        assertThat(rows.get(0).person()).isEqualTo("legal");
        assertThat(rows.get(0).seconds()).isEqualTo(7200);
        assertThat(rows.get(0).askedAt()).isEqualTo(rows.get(1).decidedAt());
        assertThat(rows.get(1).seconds()).isEqualTo(20);
        assertThat(rows.get(1).askedBy()).isEqualTo("handler");
        assertThat(rows.get(1).unit()).isEqualTo(XIPU);
        assertThat(rows.get(1).digest()).isEqualTo(DIGEST);
        assertThat(rows.get(1).replyDigest()).isNull();
        assertThat(rows.get(1).sentAsApproved()).isNull();
    }

    @Test
    void givenTheReplyIsSent_whenItIsTheApprovedDraft_thenTheDigestsAreToldEqual() {
        var rows = of(accepted()
                .drafted()
                .rejected(ApprovalLevel.LEADER)
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .replied());
        assertThat(rows).filteredOn(r -> r.kind() == Approval.Kind.REPLY).hasSize(2);
        assertThat(rows.get(0).draft()).isEqualTo(2);
        assertThat(rows.get(0).replyDigest()).isEqualTo(DIGEST);
        assertThat(rows.get(0).sentAsApproved()).isTrue();
        assertThat(rows.get(1).decision()).isEqualTo(Approval.Decision.REJECTED);
        assertThat(rows.get(1).opinion()).isEqualTo("依据不足");
        assertThat(rows.get(1).replyDigest()).isNull();
    }

    @Test
    void givenAnotherTextIsSent_thenTheApprovalSaysSo() {
        var history = accepted().drafted().approved(ApprovalLevel.LEADER);
        history.by(
                Role.HANDLER,
                new ComplaintReplied(History.SEALED, "f".repeat(64), null, Medium.PHONE, history.occurred()));
        var row = of(history).get(0);
        assertThat(row.sentAsApproved()).isFalse();
        assertThat(row.replyDigest()).isEqualTo("f".repeat(64));
        assertThat(row.digest()).isEqualTo(DIGEST);
    }

    @Test
    void givenReceiptAndReturn_whenSignedOff_thenEachTookFromThen() {
        var history = History.received()
                .classified()
                .later(Duration.ofHours(5))
                .signedOff(XIPU)
                .assigned(XIPU)
                .later(Duration.ofHours(1))
                .returned()
                .later(Duration.ofMinutes(30))
                .signedOff(ANJING);
        assertThat(of(history))
                .allMatch(r -> r.kind() == Approval.Kind.SIGN_OFF && r.person().equals("leader"))
                .extracting(Approval::seconds)
                .containsExactly(1800L, 18_000L);
    }

    @Test
    void givenASignOffAndADraft_whenDecided_thenTheCheckUpTellsTheSameTimesAndDurations() {
        var history = History.received()
                .later(Duration.ofHours(3))
                .classified()
                .later(Duration.ofHours(5))
                .classified()
                .later(Duration.ofMinutes(10))
                .signedOff(XIPU)
                .assigned(XIPU)
                .returned()
                .later(Duration.ofMinutes(30))
                .signedOff(ANJING)
                .assigned(ANJING)
                .accepted()
                .drafted()
                .later(Duration.ofSeconds(20))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(2))
                .approved(ApprovalLevel.LEGAL);
        assertThat(of(history)).extracting(Approval::seconds).containsExactly(7200L, 20L, 1800L, 18_600L);
        ledger.project(new SignedView(ledger.database()));
        var checkedUp = ledger.sql().sql("""
                                SELECT position, took_millis / 1000 AS seconds, signed_at AS decided_at,
                                       (decision->>'askedAt')::timestamptz AS asked_at
                                  FROM views.signed ORDER BY 1
                                """).query().listOfRows();
        var registered = ledger.sql().sql("""
                                SELECT position, seconds, decided_at, asked_at
                                  FROM views.approval ORDER BY 1
                                """).query().listOfRows();
        assertThat(registered).hasSize(4).isEqualTo(checkedUp);
    }

    @Test
    void givenDecisionsOfSeveral_whenAsked_thenFiltersSortsAndPagesHold() {
        var xipu = accepted().drafted().later(Duration.ofSeconds(5)).approved(ApprovalLevel.LEADER);
        var whole = History.wholeLife();
        xipu.in(ledger);
        whole.in(ledger);
        ledger.project(view);
        assertThat(find(ApprovalFilter.ALL, ApprovalSort.QUICKEST)).hasSize(8);
        assertThat(find(ApprovalFilter.ALL, ApprovalSort.LONGEST).get(0).seconds())
                .isEqualTo(47 * 3600);
        assertThat(find(filter(null, ApprovalLevel.LEGAL, null, null), ApprovalSort.LATEST))
                .hasSize(2)
                .allMatch(r -> r.person().equals("legal"));
        assertThat(find(filter("leader", null, Approval.Decision.REJECTED, null), ApprovalSort.LATEST))
                .hasSize(1);
        assertThat(find(filter(null, null, null, ANJING), ApprovalSort.LATEST)).hasSize(5);
        // XIPU no longer holds the second case: its handlers see their own one only.
        assertThat(find(ApprovalFilter.ALL, XIPU, ApprovalSort.LATEST))
                .hasSize(2)
                .allMatch(r -> r.caseId().equals(xipu.caseId()));
        var march20 = Instant.parse("2026-03-20T01:00:00Z");
        assertThat(find(new ApprovalFilter(null, null, null, null, null, null, march20, null), ApprovalSort.LATEST))
                .hasSize(2);
        assertThat(find(new ApprovalFilter(null, null, null, null, null, null, null, march20), ApprovalSort.LATEST))
                .hasSize(6);
        var second = queries.find(ApprovalFilter.ALL, null, ApprovalSort.LATEST, 1, 3);
        assertThat(second.total()).isEqualTo(8);
        assertThat(second.rows())
                .isEqualTo(find(ApprovalFilter.ALL, ApprovalSort.LATEST).subList(3, 6));
    }

    @Test
    void givenASignOffByDelegation_whenAskedByEitherPerson_thenItIsFoundWithBoth() {
        var history = History.received().classified();
        var signed = new RoutingSignedOff(XIPU, "请办理", Occurred.at(history.now()));
        history.signedFor("leader9", "head9", signed).in(ledger);
        ledger.project(view);
        for (var person : List.of("leader9", "head9")) {
            assertThat(find(filter(person, null, null, null), ApprovalSort.LATEST))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.person()).isEqualTo("head9");
                        assertThat(row.behalf()).isEqualTo(new Behalf("leader9", "leader9"));
                    });
        }
    }

    private List<Approval> find(ApprovalFilter filter, ApprovalSort sort) {
        return find(filter, null, sort);
    }

    private List<Approval> find(ApprovalFilter filter, @Nullable UnitId within, ApprovalSort sort) {
        return queries.find(filter, within, sort, 0, 100).rows();
    }

    private static ApprovalFilter filter(String person, ApprovalLevel level, Approval.Decision decision, UnitId unit) {
        return new ApprovalFilter(null, person, null, level, decision, unit, null, null);
    }

    @Test
    void givenEvents_whenProjectedInSmallStepsOrAtOnce_thenTheRowsAreTheSame() {
        var history = History.wholeLife();
        history.in(ledger);
        ledger.project(view);
        var atOnce = ledger.rows("views.approval");
        ledger.sql().sql("TRUNCATE views.approval, views.approvals_of_case").update();
        for (var stored : ledger.log().readAfter(0, 1000)) {
            ledger.onRows(() -> {
                var before = view.load(List.of(history.caseId())).get(history.caseId());
                var kept = view.on(before, Recorded.of(stored));
                view.save(List.of(kept));
                // An event that is already in the fold changes nothing.
                assertThat(view.on(kept, Recorded.of(stored))).isSameAs(kept);
            });
        }
        assertThat(ledger.rows("views.approval")).isEqualTo(atOnce).hasSize(6);
    }

    @Test
    void givenEveryEvent_whenFolded_thenNoneStopsTheView() {
        ApprovalsOfCase kept = null;
        for (var recorded : Samples.all()) {
            kept = view.on(kept, recorded);
        }
        assertThat(kept.rows()).hasSize(6);
    }

    @Test
    void givenARowThatIsNoDecision_whenWritten_thenTheTableRefusesIt() {
        assertThatThrownBy(() -> ledger.sql().sql("""
                                                INSERT INTO views.approval (position, case_id, number, kind,
                                                            decision, person, name, role)
                                                VALUES (1, gen_random_uuid(), 'n', 'REPLY', 'APPROVED', 'p', 'n', 'LEADER')
                                                """).update()).hasMessageContaining("approval_of_a_draft");
    }
}
