package org.caseledger.query.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;
import static org.caseledger.query.urging.UrgingFilter.ALL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.urging.Proposals.UrgingRules;
import org.caseledger.query.urging.UrgingView.UrgedCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UrgingIT {
    // 24:00 of Monday 9 March in Shanghai; amber a day before, criticism from Friday 0:00 on.
    private static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");
    private static final Instant AMBER = DUE.minus(Duration.ofDays(1));
    private static final Instant DEEP_RED = DUE.plus(Duration.ofDays(3));

    private final TestLedger ledger = new TestLedger();
    private final UrgingView view = new UrgingView(ledger.database());
    private final DeadlineView deadlines = new DeadlineView(ledger.database());
    private final BoardView board = new BoardView(ledger.database(), Procedures.builtIn());
    private final Lists lists = new Lists(ledger.database());
    private final UrgingQueries urgings = new UrgingQueries(ledger.database(), "views");
    private final Proposals proposals = new Proposals(ledger.database(), new UrgingRules(WorkCalendar.builtIn(), 3));

    @AfterEach
    void close() {
        ledger.close();
    }

    private static History at(UnitId unit) {
        return History.received().classified().signedOff(unit).assigned(unit).set(Clock.REPLY, 1, DUE.toString());
    }

    private void project(History... histories) {
        List.of(histories).forEach(history -> history.in(ledger));
        List.of(view, deadlines, board).forEach(ledger::project);
    }

    private List<UrgingStep> proposed(Instant now) {
        var page = proposals.find(ALL, Reader.ofAll(now), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(Proposal::step).toList();
    }

    @Test
    void givenAClock_thenItsLightSaysWhatIsProposedAndNothingIsSent() {
        var history = at(XIPU);
        project(history);
        long head = ledger.log().head();

        assertThat(proposed(AMBER.minusSeconds(1))).isEmpty();
        assertThat(proposed(AMBER)).containsExactly(UrgingStep.REMINDER);
        assertThat(proposed(DUE)).containsExactly(UrgingStep.URGE);
        // However late: no criticism of a unit that had no supervision notice.
        assertThat(proposed(DEEP_RED)).containsExactly(UrgingStep.URGE);
        assertThat(ledger.log().head()).isEqualTo(head);

        project(history.suspended(Clock.REPLY, 1));
        assertThat(proposed(DEEP_RED)).isEmpty();
    }

    @Test
    void givenAnAssistanceThatIsLate_thenNothingIsProposedAboutIt_butAboutTheReply() {
        project(at(XIPU).assistedBy(ANJING, 1, DUE.toString()));
        assertThat(proposals.find(ALL, Reader.ofAll(DEEP_RED), 0, 50).rows())
                .extracting(Proposal::clock)
                .containsExactly(Clock.REPLY);
    }

    @Test
    void givenStepsThatWereTaken_thenOnlyTheNextIsProposed() {
        var history = at(XIPU).urged(UrgingStep.REMINDER, Clock.REPLY);
        project(history);
        assertThat(proposed(AMBER)).isEmpty();
        assertThat(proposed(DUE)).containsExactly(UrgingStep.URGE);

        project(history.urged(UrgingStep.URGE, Clock.REPLY));
        assertThat(proposed(DUE)).isEmpty();
        assertThat(proposed(DEEP_RED.minusSeconds(1))).isEmpty();
        assertThat(proposed(DEEP_RED)).containsExactly(UrgingStep.CRITICISM);

        project(history.urged(UrgingStep.CRITICISM, Clock.REPLY));
        assertThat(proposed(DEEP_RED)).isEmpty();
    }

    @Test
    void givenTheCaseAsAWholeWasUrged_thenItCountsForEachClockUntilItsRoundIsOver() {
        var history = at(XIPU).urged();
        project(history);
        assertThat(proposed(AMBER)).isEmpty();
        assertThat(proposed(DEEP_RED)).containsExactly(UrgingStep.CRITICISM);

        project(history.accepted()
                .replied()
                .met(Clock.REPLY, 1, false)
                .reopened()
                .set(Clock.REPLY, 2, DUE.toString()));
        assertThat(proposed(AMBER)).containsExactly(UrgingStep.REMINDER);
        assertThat(proposed(DEEP_RED)).containsExactly(UrgingStep.URGE);
    }

    @Test
    void givenAStepAboutAnEarlierStartOfTheClock_thenTheNewOneBeginsAtTheBottom() {
        project(at(XIPU).urged(UrgingStep.URGE, Clock.REPLY)
                .accepted()
                .replied()
                .met(Clock.REPLY, 1, false)
                .reopened()
                .set(Clock.REPLY, 2, DUE.toString()));
        assertThat(proposed(AMBER)).containsExactly(UrgingStep.REMINDER);
    }

    @Test
    void givenAProposal_thenItNamesCaseClockClauseAndTheAnswerThatIsOwed() {
        var history = at(XIPU).urged(UrgingStep.URGE, Clock.REPLY, AMBER);
        project(history);

        var proposal = proposals.find(ALL, Reader.ofAll(DEEP_RED), 0, 50).rows().get(0);
        assertThat(proposal.caseId()).isEqualTo(history.caseId());
        assertThat(proposal.unit()).isEqualTo(XIPU);
        assertThat(proposal.answering()).isEqualTo(XIPU);
        assertThat(proposal.clock()).isEqualTo(Clock.REPLY);
        assertThat(proposal.start()).isEqualTo(1);
        assertThat(proposal.dueAt()).isEqualTo(DUE);
        assertThat(proposal.light()).isEqualTo(Light.RED);
        assertThat(proposal.clause()).isEqualTo(Clause.OF_THE_LEDGER);
        assertThat(proposal.answer()).isEqualTo(AnswerState.OVERDUE);
        assertThat(proposal.latest().step()).isEqualTo(UrgingStep.URGE);
    }

    @Test
    void givenTheCaseWentToAnotherUnit_thenItIsProposedToTheOneThatHasIt_withTheLatestStep() {
        project(at(XIPU).urged(UrgingStep.REMINDER, Clock.REPLY)
                .urged(UrgingStep.URGE, Clock.REPLY)
                .returned()
                .signedOff(ANJING)
                .assigned(ANJING));

        assertThat(find(new UrgingFilter(null, ANJING, null, null, null, null, null)))
                .isEqualTo(1);
        assertThat(find(new UrgingFilter(null, XIPU, null, null, null, null, null)))
                .isZero();
        var latest =
                proposals.find(ALL, Reader.ofAll(DEEP_RED), 0, 50).rows().get(0).latest();
        assertThat(latest.step()).isEqualTo(UrgingStep.URGE);
        assertThat(latest.urging()).isEqualTo(2);
    }

    @Test
    void givenCasesOfTwoUnits_thenProposalsAreFilteredAndPaged() {
        var ours = at(XIPU).urged(UrgingStep.URGE, Clock.REPLY);
        var theirs = at(ANJING).set(Clock.ACCEPTANCE, 1, DUE.minusSeconds(1).toString());
        project(ours, theirs);

        var all = proposals.find(ALL, Reader.ofAll(DEEP_RED), 0, 2);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.rows()).extracting(Proposal::clock).containsExactly(Clock.ACCEPTANCE, Clock.REPLY);
        assertThat(proposals.find(ALL, Reader.ofAll(DEEP_RED), 1, 2).rows()).hasSize(1);
        assertThat(find(new UrgingFilter(null, XIPU, null, null, null, null, null)))
                .isEqualTo(1);
        assertThat(find(ALL, ANJING)).isEqualTo(2);
        assertThat(find(new UrgingFilter(null, XIPU, null, null, null, null, null), ANJING))
                .isZero();
        var reminders = new UrgingFilter(null, null, UrgingStep.REMINDER, null, null, null, null);
        assertThat(find(reminders)).isZero();
        assertThat(proposals.find(reminders, Reader.ofAll(AMBER), 0, 50).total())
                .isEqualTo(2);
        assertThat(find(new UrgingFilter(null, null, UrgingStep.URGE, null, null, null, null)))
                .isEqualTo(2);
        assertThat(find(new UrgingFilter(null, null, UrgingStep.CRITICISM, null, null, null, null)))
                .isEqualTo(1);
        assertThat(find(new UrgingFilter(null, null, null, Clock.REPLY, null, null, null)))
                .isEqualTo(2);
        assertThat(find(new UrgingFilter(theirs.caseId(), null, null, null, null, null, null)))
                .isEqualTo(2);
    }

    private long find(UrgingFilter filter) {
        return find(filter, null);
    }

    private long find(UrgingFilter filter, @Nullable UnitId within) {
        return proposals.find(filter, new Reader(within, DEEP_RED), 0, 50).total();
    }

    @Test
    void givenStepsWithAndWithoutAnswers_thenTheyAreListedByHowItStandsWithThem() {
        var history = at(XIPU).urged(UrgingStep.REMINDER, Clock.REPLY, null)
                .later(Duration.ofHours(1))
                .urged(UrgingStep.URGE, Clock.REPLY, AMBER)
                .later(Duration.ofHours(1))
                .urged(UrgingStep.URGE, Clock.REPLY, DUE)
                .urged(UrgingStep.URGE, Clock.REPLY, DUE)
                .answered(4);
        project(history, at(ANJING));

        assertThat(sent(null, AMBER)).containsExactly(4, 3, 2, 1);
        assertThat(sent(AnswerState.NOT_ASKED, AMBER)).containsExactly(1);
        assertThat(sent(AnswerState.OVERDUE, AMBER)).containsExactly(2);
        assertThat(sent(AnswerState.OWED, AMBER)).containsExactly(3);
        assertThat(sent(AnswerState.OVERDUE, DUE)).containsExactly(2, 3);
        assertThat(sent(AnswerState.ANSWERED, AMBER)).containsExactly(4);
        var answered =
                page(AnswerState.ANSWERED, Reader.ofAll(AMBER), 0, 50).rows().get(0);
        assertThat(answered.unit()).isEqualTo(XIPU);
        assertThat(answered.respondent()).isEqualTo("红光超市");
        assertThat(answered.answer()).isEqualTo(AnswerState.ANSWERED);
        assertThat(answered.urging().answer().done()).isEqualTo("已约双方调解");
        assertThat(answered.urging().answer().who().unit()).isEqualTo(XIPU);
        assertThat(answered.urging().sentBy().person()).isEqualTo("supervisor");
    }

    @Test
    void givenCasesOfTwoUnits_thenStepsAreFiltered_andNameTheirCase() {
        var ours = at(XIPU).urged(UrgingStep.URGE, Clock.REPLY, DUE).answered(1);
        var theirs = at(ANJING)
                .urged(UrgingStep.REMINDER, Clock.REPLY, null)
                .answered(1)
                .urged(UrgingStep.REMINDER, Clock.ACCEPTANCE, AMBER);
        project(ours, theirs);

        assertThat(number(UrgingFilter.ALL)).isEqualTo(3);
        assertThat(number(new UrgingFilter(ours.caseId(), null, null, null, null, null, null)))
                .isEqualTo(1);
        assertThat(number(new UrgingFilter(null, ANJING, null, null, null, null, null)))
                .isEqualTo(2);
        assertThat(number(new UrgingFilter(null, null, UrgingStep.URGE, null, null, null, null)))
                .isEqualTo(1);
        assertThat(number(new UrgingFilter(null, null, null, Clock.REPLY, null, null, null)))
                .isEqualTo(2);
        assertThat(number(ALL, XIPU)).isEqualTo(1);
        assertThat(number(new UrgingFilter(null, XIPU, null, null, null, null, null), ANJING))
                .isZero();
        // No answer was required, and it was answered all the same.
        assertThat(sent(AnswerState.NOT_ASKED, AMBER)).isEmpty();
        var owed = page(AnswerState.OVERDUE, Reader.ofAll(AMBER), 0, 50).rows().get(0);
        assertThat(owed.number()).contains(theirs.caseId().toString().substring(0, 8));
        assertThat(owed.answer()).isEqualTo(AnswerState.OVERDUE);
    }

    private Page<SentUrging> page(@Nullable AnswerState answer, Reader reader, int page, int size) {
        return lists.find(UrgingFilter.SENT, UrgingFilter.answered(answer, null), reader, page, size);
    }

    private long number(UrgingFilter filter) {
        return number(filter, null);
    }

    private long number(UrgingFilter filter, @Nullable UnitId within) {
        var page = lists.find(UrgingFilter.SENT, filter, new Reader(within, AMBER), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.total();
    }

    @Test
    void givenStepsOfAPeriod_whenCounted_thenItsBeginIsInItAndItsEndIsNot() {
        project(at(XIPU).at("2026-03-03T01:00:00Z")
                .urged(UrgingStep.REMINDER, Clock.REPLY)
                .at("2026-03-04T01:00:00Z")
                .urged(UrgingStep.URGE, Clock.REPLY)
                .at("2026-03-05T01:00:00Z")
                .urged(UrgingStep.URGE, null));
        assertThat(urgings.steps(period("2026-03-03T01:00:00Z", "2026-03-05T01:00:00Z")))
                .isEqualTo(Map.of(UrgingStep.REMINDER, 1L, UrgingStep.URGE, 1L));
        assertThat(urgings.steps(period("2026-03-03T01:00:01Z", "2026-03-05T01:00:01Z")))
                .isEqualTo(Map.of(UrgingStep.URGE, 2L));
        assertThat(urgings.steps(period("2026-01-01T00:00:00Z", "2026-03-03T01:00:00Z")))
                .isEmpty();
        var page = page(null, Reader.ofAll(AMBER), 1, 2);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).extracting(row -> row.urging().urging()).containsExactly(1);
    }

    private static UrgingFilter period(String from, String until) {
        return new UrgingFilter(null, null, null, null, null, Instant.parse(from), Instant.parse(until));
    }

    @Test
    void givenTwoClocks_thenAStepAboutOneIsNotOneAboutTheOther() {
        project(at(XIPU).set(Clock.ACCEPTANCE, 1, DUE.minusSeconds(1).toString())
                .urged(UrgingStep.URGE, Clock.REPLY));
        assertThat(proposed(AMBER)).containsExactly(UrgingStep.REMINDER);
        assertThat(proposed(DUE)).containsExactly(UrgingStep.URGE);
        assertThat(proposals.find(ALL, Reader.ofAll(DEEP_RED), 0, 50).rows())
                .extracting(Proposal::clock, Proposal::step)
                .containsExactly(tuple(Clock.ACCEPTANCE, UrgingStep.URGE), tuple(Clock.REPLY, UrgingStep.CRITICISM));
    }

    private List<Integer> sent(AnswerState answer, Instant now) {
        var page = page(answer, Reader.ofAll(now), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(row -> row.urging().urging()).toList();
    }

    @Test
    void givenALog_whenReplayedTwiceAndFoldedAgain_thenTheRowsAreTheSame() {
        var history = at(XIPU).urged(UrgingStep.REMINDER, Clock.REPLY)
                .answered(1)
                .urged()
                .accepted()
                .replied()
                .reopened()
                .urged(UrgingStep.CRITICISM, null);
        project(history, History.wholeLife());
        var once = ledger.rows("views.urging");
        assertThat(once).hasSize(4);

        ledger.project(view);
        assertThat(ledger.rows("views.urging")).isEqualTo(once);
        ledger.onRows(() -> {
            var kept = view.load(List.of(history.caseId())).get(history.caseId());
            for (var recorded : history.recorded()) {
                if (view.wants(recorded.event().getClass())) {
                    assertThat(view.on(kept, recorded)).isSameAs(kept);
                }
            }
            view.save(List.of(kept));
        });
        assertThat(ledger.rows("views.urging")).isEqualTo(once);
    }

    @Test
    void givenEveryEvent_thenTheFoldTakesIt() {
        UrgedCase kept = null;
        for (var recorded : Samples.all()) {
            kept = view.on(kept, recorded);
        }
        assertThat(kept.urgings()).hasSize(2);
    }
}
