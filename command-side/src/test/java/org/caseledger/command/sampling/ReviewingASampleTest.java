package org.caseledger.command.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.AUDITOR;
import static org.caseledger.command.complaint.People.LEADER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.complaint.People;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.sampling.SampleCommand.ConcludeReview;
import org.caseledger.command.sampling.SampleCommand.ConfirmReview;
import org.caseledger.command.sampling.SampleCommand.DrawSample;
import org.caseledger.command.sampling.SampleCommand.IssueMinutes;
import org.caseledger.command.sampling.SampleCommand.NameDrawnCases;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("P9.12 the committee concludes on each drawn case, a second reader confirms")
class ReviewingASampleTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000912");
    private static final CaseId FIRST = CaseId.of("00000000-0000-4000-8000-000000000001");
    private static final CaseId SECOND = CaseId.of("00000000-0000-4000-8000-000000000002");
    private static final CaseId ELSEWHERE = CaseId.of("00000000-0000-4000-8000-000000000003");
    private static final Actor OTHER = new Actor("auditor2", "林委员", Role.AUDITOR, null);

    private final TestOffice office = TestOffice.p9();
    private final Sample sample = new Sample();
    private @Nullable SampleReview review;

    private List<SampleEvent> give(Actor actor, SampleCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(review, context);
        events.forEach(e -> review = sample.fold(review, e, actor, context.now()));
        return events;
    }

    private void refused(Rule rule, Actor actor, SampleCommand command) {
        var before = review;
        assertThatThrownBy(() -> give(actor, command)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.clause()).isEqualTo("P9.12");
        });
        assertThat(review).isEqualTo(before);
    }

    private void drawn(CaseId... cases) {
        seeded(new SampleStrata(null, null, null));
        give(Actor.SYSTEM, new NameDrawnCases(ID, List.of(cases)));
    }

    private void seeded(@Nullable SampleStrata strata) {
        give(AUDITOR, new DrawSample(ID, new SampleSeeded(null, null, null, strata, 2, 7, 9, "00", "ff")));
    }

    private static ConcludeReview inOrder(CaseId caseId) {
        return inOrder(caseId, null);
    }

    private static ConcludeReview inOrder(CaseId caseId, @Nullable String second) {
        return new ConcludeReview(ID, caseId, ReviewConclusion.IN_ORDER, null, null, second);
    }

    private static ConfirmReview agree(CaseId caseId, int reading) {
        return new ConfirmReview(ID, caseId, reading, true, null);
    }

    private static ConfirmReview differ(CaseId caseId, int reading) {
        return new ConfirmReview(ID, caseId, reading, false, "法规科未复核");
    }

    @Tag("P9.12d")
    @Test
    void everyDrawnCaseIsConcludedAndConfirmed_andThenMinutesCloseTheSample() {
        drawn(FIRST, SECOND);
        var breach = new ConcludeReview(ID, SECOND, ReviewConclusion.BREACH, "P9.12", "未经批准即回复", null);
        assertThat(give(AUDITOR, inOrder(FIRST)))
                .containsExactly(new ReviewConcluded(FIRST, ReviewConclusion.IN_ORDER, null, null, null));
        give(OTHER, breach);
        assertThat(give(OTHER, agree(FIRST, 1))).containsExactly(new ReviewConfirmed(FIRST, 1, true, null));
        refused(Rule.CONCLUSIONS_COMPLETE, AUDITOR, new IssueMinutes(ID, null, null));
        give(AUDITOR, agree(SECOND, 1));
        assertThat(review.count(ReviewState.CONFIRMED)).isEqualTo(2);
        assertThat(give(AUDITOR, new IssueMinutes(ID, "请整改", null))).containsExactly(new MinutesIssued("请整改", null));

        refused(Rule.MINUTES_CLOSE, AUDITOR, inOrder(FIRST));
        refused(Rule.MINUTES_CLOSE, OTHER, differ(FIRST, 1));
        refused(Rule.MINUTES_CLOSE, OTHER, new IssueMinutes(ID, null, null));
    }

    @Test
    void aCaseThatIsNotInTheSample_isNeitherConcludedNorConfirmed() {
        drawn(FIRST);
        refused(Rule.CASE_DRAWN, AUDITOR, inOrder(ELSEWHERE));
        refused(Rule.CASE_DRAWN, AUDITOR, agree(ELSEWHERE, 1));
    }

    @Test
    void aCaseIsConcludedOnce_byWhomeverCameFirst() {
        drawn(FIRST);
        give(AUDITOR, inOrder(FIRST));
        refused(Rule.CONCLUDED_ONCE, AUDITOR, inOrder(FIRST));
        refused(Rule.CONCLUDED_ONCE, OTHER, inOrder(FIRST));
        give(OTHER, agree(FIRST, 1));
        refused(Rule.CONCLUDED_ONCE, OTHER, inOrder(FIRST));
        refused(Rule.CONCLUSION_WAITS, OTHER, agree(FIRST, 1));
        refused(Rule.CONCLUSION_WAITS, OTHER, differ(FIRST, 1));
    }

    @Test
    void theSecondReaderIsAnother_alsoUnderAnotherName_andReadsTheLatestConclusion() {
        drawn(FIRST);
        refused(Rule.CONCLUSION_WAITS, OTHER, agree(FIRST, 1));
        give(AUDITOR, inOrder(FIRST));
        refused(Rule.SECOND_READER, AUDITOR, agree(FIRST, 1));
        refused(Rule.SECOND_READER, AUDITOR, differ(FIRST, 1));
        refused(Rule.DIFFERENCE_EXPLAINED, OTHER, new ConfirmReview(ID, FIRST, 1, false, " "));
        give(OTHER, differ(FIRST, 1));
        refused(Rule.CONCLUSION_WAITS, OTHER, agree(FIRST, 1));
        refused(Rule.CONCLUSIONS_COMPLETE, AUDITOR, new IssueMinutes(ID, null, null));
        give(AUDITOR, new ConcludeReview(ID, FIRST, ReviewConclusion.TO_FOLLOW_UP, null, "补法规科复核意见", null));
        refused(Rule.CONCLUSION_READ, OTHER, agree(FIRST, 1));
        refused(Rule.CONCLUSION_READ, OTHER, agree(FIRST, 3));
        give(OTHER, agree(FIRST, 2));
        assertThat(review.of(FIRST).orElseThrow().readings())
                .hasSize(2)
                .first()
                .satisfies(r -> assertThat(r.second().agrees()).isFalse());
    }

    @Test
    void givenASecondReaderIsNamed_thenItIsAnotherAuditorWithoutPart_andAnyOtherMayStillRead() {
        drawn(FIRST, SECOND);
        refused(Rule.SECOND_READER, AUDITOR, inOrder(FIRST, AUDITOR.person()));
        refused(Rule.READER_KNOWN, AUDITOR, inOrder(FIRST, "nobody"));
        refused(Rule.READER_KNOWN, AUDITOR, inOrder(FIRST, LEADER.person()));
        office.acted(FIRST, OTHER.person());
        refused(Rule.READER_HAD_NO_PART, AUDITOR, inOrder(FIRST, OTHER.person()));
        assertThat(give(AUDITOR, inOrder(SECOND, OTHER.person())))
                .containsExactly(new ReviewConcluded(SECOND, ReviewConclusion.IN_ORDER, null, null, OTHER.person()));
        var third = new Actor("auditor3", "第三人", Role.AUDITOR, null);
        assertThat(give(third, agree(SECOND, 1))).hasSize(1);
    }

    @Test
    void givenMinutesNameMembers_thenTheseAreAuditors_eachOnce() {
        drawn();
        refused(Rule.READER_KNOWN, AUDITOR, minutes("auditor", "leader"));
        assertThat(give(AUDITOR, minutes("auditor", "auditor2", "auditor")))
                .containsExactly(new MinutesIssued(null, List.of("auditor", "auditor2")));
        assertThat(review.minutes().members()).containsExactly("auditor", "auditor2");
    }

    @Test
    void givenMinutesNameNobody_thenTheyAreAsBefore() {
        drawn();
        assertThat(give(AUDITOR, minutes())).containsExactly(new MinutesIssued(null, null));
    }

    private static IssueMinutes minutes(String... members) {
        return new IssueMinutes(ID, null, List.of(members));
    }

    @Test
    void whatIsNotInOrderIsExplained_andABreachNamesItsClause() {
        drawn(FIRST);
        var followUp = ReviewConclusion.TO_FOLLOW_UP;
        var breach = ReviewConclusion.BREACH;
        refused(Rule.CONCLUSION_EXPLAINED, AUDITOR, new ConcludeReview(ID, FIRST, followUp, null, null, null));
        refused(Rule.CONCLUSION_EXPLAINED, AUDITOR, new ConcludeReview(ID, FIRST, breach, "P9.12", " ", null));
        refused(Rule.BREACH_NAMES_CLAUSE, AUDITOR, new ConcludeReview(ID, FIRST, breach, "", "未经批准", null));
    }

    @Test
    void whoeverDidAnythingInACaseIsNoReaderOfIt() {
        drawn(FIRST, SECOND);
        office.acted(FIRST, AUDITOR.person());
        refused(Rule.READER_HAD_NO_PART, AUDITOR, inOrder(FIRST));
        give(OTHER, inOrder(FIRST));
        refused(Rule.READER_HAD_NO_PART, AUDITOR, agree(FIRST, 1));
        give(AUDITOR, inOrder(SECOND));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "AUDITOR")
    void onlyAuditorsReview(Role role) {
        drawn(FIRST);
        var other = People.as(role, LEADER);
        var commands = new ArrayList<SampleCommand>();
        commands.add(inOrder(FIRST));
        commands.add(agree(FIRST, 1));
        commands.add(new IssueMinutes(ID, null, null));
        for (var command : commands) {
            refused(Rule.ROLE, other, command);
            assertThat(Commands.rolesOf(command.getClass())).containsExactly(Role.AUDITOR);
        }
    }

    @Test
    void theCasesAreNamedOnce() {
        drawn(FIRST);
        assertThat(give(Actor.SYSTEM, new NameDrawnCases(ID, List.of(SECOND)))).isEmpty();
        assertThat(review.drawn()).extracting(c -> c.caseId()).containsExactly(FIRST);
    }

    @Test
    void aSampleOfDecisions_orOneWhoseCasesAreNotNamed_isNotReviewed() {
        seeded(new SampleStrata(null, null, null));
        refused(Rule.SAMPLE_OF_CASES, AUDITOR, inOrder(FIRST));
        seeded(null);
        refused(Rule.SAMPLE_OF_CASES, AUDITOR, inOrder(FIRST));
        refused(Rule.SAMPLE_OF_CASES, AUDITOR, new IssueMinutes(ID, null, null));
        give(Actor.SYSTEM, new NameDrawnCases(ID, List.of(FIRST)));
        refused(Rule.SAMPLE_OF_CASES, AUDITOR, inOrder(FIRST));
    }

    @Test
    void aSampleWithoutACaseHasMinutesToo() {
        drawn();
        give(AUDITOR, new IssueMinutes(ID, null, null));
        assertThat(review.minutes().by()).isEqualTo(AUDITOR);
    }

    @Test
    void whatWasDrawnIsWhatTheEventNames() {
        seeded(new SampleStrata(null, null, null));
        assertThat(give(Actor.SYSTEM, new NameDrawnCases(ID, List.of(FIRST, SECOND))))
                .containsExactly(new SampleDrawn(List.of(FIRST, SECOND)));
    }
}
