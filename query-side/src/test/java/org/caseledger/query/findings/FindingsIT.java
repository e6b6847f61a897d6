package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The findings through the real log: the view, the questions to it, and the fold of one case. */
class FindingsIT {
    private TestLedger ledger;
    private FindingView view;
    private FindingQueries queries;
    private CaseFindings ofCase;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        view = new FindingView(ledger.database(), Procedures.builtIn());
        queries = new FindingQueries(ledger.database());
        ofCase = new CaseFindings(ledger.log(), Procedures.builtIn());
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    /** A case in which the leader approved after 5 seconds and the reviewer after an hour. */
    private static History stamped(UnitId unit) {
        return stamped(unit, "2026-03-02T01:00:00Z");
    }

    private static History stamped(UnitId unit, String receivedAt) {
        return History.receivedAt(receivedAt, ComplaintKind.COMPLAINT, Channel.PHONE, null)
                .classified()
                .signedOff(unit)
                .assigned(unit)
                .accepted()
                .drafted()
                .later(Duration.ofSeconds(5))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(1))
                .approved(ApprovalLevel.LEGAL);
    }

    private void answer(Finding finding, FindingAnswer answer, Instant at) {
        ledger.append(
                at, new FindingAnswered(finding.caseId(), finding.rule().name(), finding.position(), answer, "已核实"));
    }

    private List<Finding> find(FindingFilter filter) {
        var page = queries.find(filter, 0, 100);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private static FindingFilter filter(@Nullable FindingRule rule, @Nullable UnitId unit, @Nullable Boolean answered) {
        return new FindingFilter(rule, null, null, null, null, unit, null, answered, null, null, null, null);
    }

    @Test
    void findingsAreListedLatestFirst_andNameEventsThatTheLogHolds() {
        var life = History.wholeLife();
        var stamped = stamped(ANJING);
        History.in(ledger, List.of(life, stamped));
        ledger.project(view);

        var all = find(FindingFilter.ALL);

        assertThat(all).hasSize(8).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
        var positions =
                ledger.log().readAfter(0, 1000).stream().map(Recorded::of).toList();
        assertThat(all)
                .allSatisfy(finding -> assertThat(finding.positions())
                        .allSatisfy(p -> assertThat(positions.get((int) (p - 1)).caseId())
                                .isEqualTo(finding.caseId())));
        assertThat(find(filter(FindingRule.RUBBER_STAMP, ANJING, null)))
                .extracting(Finding::caseId)
                .contains(stamped.caseId(), life.caseId());
        assertThat(find(filter(FindingRule.DEADLINE_MISSED, null, null))).hasSize(2);
        assertThat(queries.find(FindingFilter.ALL, 1, 3).rows()).isEqualTo(all.subList(3, 6));
    }

    @Test
    void everyFilterLeavesWhatItNames() {
        var stamped = stamped(XIPU);
        History.in(ledger, List.of(History.wholeLife(), stamped));
        ledger.project(view);
        var march10 = Instant.parse("2026-03-10T01:00:00Z");

        assertThat(find(with(null, null, FindingSeverity.GRAVE, null, null))).isEmpty();
        assertThat(find(with("P9.08", null, FindingSeverity.SERIOUS, null, null)))
                .hasSize(2);
        assertThat(find(with(null, stamped.caseId(), null, null, null)))
                .singleElement()
                .satisfies(f -> assertThat(f.unit()).isEqualTo(XIPU));
        assertThat(find(with(null, null, null, null, march10))).hasSize(2);
        assertThat(find(with(null, null, null, march10, null))).hasSize(6);
        assertThat(find(new FindingFilter(null, null, null, null, "legal", null, null, null, null, null, null, null)))
                .hasSize(2)
                .allMatch(f -> "legal".equals(f.person()));
    }

    private static FindingFilter with(
            @Nullable String clause,
            @Nullable CaseId caseId,
            @Nullable FindingSeverity severity,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new FindingFilter(null, clause, severity, caseId, null, null, null, null, null, null, from, until);
    }

    @Test
    void anAnswerIsShownWithItsFindingAndCounted() {
        var history = stamped(XIPU).in(ledger);
        stamped(ANJING, "2026-03-03T01:00:00Z").in(ledger);
        ledger.project(view);
        var finding = ofCase.of(history.caseId()).orElseThrow().get(0);
        answer(finding, FindingAnswer.ACKNOWLEDGED, history.now().plusSeconds(60));
        answer(finding, FindingAnswer.EXPLAINED, history.now().plusSeconds(120));
        ledger.project(view);

        assertThat(find(filter(null, null, true))).singleElement().satisfies(answered -> {
            assertThat(answered.caseId()).isEqualTo(history.caseId());
            assertThat(answered.answers()).extracting(Answered::answer).containsExactly(FindingAnswer.values());
            assertThat(List.of(answered)).isEqualTo(ofCase.of(history.caseId()).orElseThrow());
        });
        assertThat(find(filter(null, null, false))).hasSize(1);
        assertThat(queries.counts(FindingsBy.RULE, FindingFilter.ALL))
                .containsExactly(new FindingCount("RUBBER_STAMP", 2, 1, 0, 1, 0));
        assertThat(queries.counts(FindingsBy.UNIT, filter(null, null, false)))
                .containsExactly(new FindingCount("ANJING", 1, 1, 0, 0, 0));
        assertThat(ofCase.at(history.caseId(), finding.position())
                        .orElseThrow()
                        .get(0)
                        .answers())
                .isEmpty();
        assertThat(ofCase.of(CaseId.random())).isEmpty();
    }

    @Test
    void findingsOfAnImportedHistory_waitForNoAnswer_andThoseSinceDo() {
        History.adopting("旧系统")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .set(Clock.ACCEPTANCE, 1, "2026-03-11T16:00:00Z")
                .set(Clock.REPLY, 2, "2026-03-20T16:00:00Z")
                .missed(Clock.REPLY, 1)
                .at("2026-03-12T01:00:00Z")
                .adopted("旧系统", Set.of(), null, false)
                .missed(Clock.ACCEPTANCE, 1)
                .at("2026-03-21T01:00:00Z")
                .missed(Clock.REPLY, 2)
                .in(ledger);
        ledger.project(view);

        assertThat(find(FindingFilter.ALL))
                .extracting(Finding::rule, Finding::history)
                .containsExactly(
                        tuple(FindingRule.DEADLINE_MISSED, false),
                        tuple(FindingRule.DEADLINE_MISSED, true),
                        tuple(FindingRule.DEADLINE_MISSED, true));
        assertThat(queries.counts(FindingsBy.RULE, FindingFilter.ALL))
                .containsExactly(new FindingCount("DEADLINE_MISSED", 3, 1, 0, 0, 2));
        assertThat(find(FindingFilter.UNANSWERED)).hasSize(1).noneMatch(Finding::history);
        assertThat(find(history(true, null))).hasSize(2).allMatch(Finding::history);
        assertThat(find(history(true, false))).hasSize(2);
        assertThat(find(history(false, null))).hasSize(1);
    }

    private static FindingFilter history(boolean history, @Nullable Boolean answered) {
        return new FindingFilter(null, null, null, null, null, null, null, answered, null, history, null, null);
    }

    @Test
    void anAnswerThatComesLongAfter_findsItsCaseAgain() {
        var history = stamped(XIPU).in(ledger);
        try (var views = ledger.views(view)) {
            views.start();
            await(views);
            var finding = ofCase.of(history.caseId()).orElseThrow().get(0);
            // The answer is the first event of its own stream, and not of its case.
            answer(finding, FindingAnswer.EXPLAINED, history.now().plusSeconds(60));
            await(views);
        }
        var shown = ledger.rows("views.finding");
        assertThat(find(filter(null, null, true))).hasSize(1);
        ledger.project(view);
        assertThat(ledger.rows("views.finding")).isEqualTo(shown);
    }

    private void await(Views views) {
        try {
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsProjectedTwice_isTheSame_andTheFoldOfEachCase() {
        var life = History.wholeLife().in(ledger);
        ledger.project(view);
        var once = ledger.rows("views.finding");
        ledger.project(view);
        assertThat(ledger.rows("views.finding")).isEqualTo(once).hasSize(7);
        assertThat(find(FindingFilter.ALL))
                .containsExactlyInAnyOrderElementsOf(ofCase.of(life.caseId()).orElseThrow())
                .extracting(Finding::rule, Finding::person)
                .contains(tuple(FindingRule.RUBBER_STAMP, "leader"));
    }
}
