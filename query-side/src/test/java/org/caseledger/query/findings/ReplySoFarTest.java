package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules know of a case: its reply so far, its routing and what it is about. */
class ReplySoFarTest {
    private static ReplySoFar reply(History history) {
        var reply = ReplySoFar.NONE;
        for (var recorded : history.recorded()) {
            reply = reply.on(recorded);
        }
        return reply;
    }

    private static Routing routing(History history) {
        var routing = Routing.NONE;
        for (var recorded : history.recorded()) {
            routing = routing.on(recorded);
        }
        return routing;
    }

    private static About about(History history) {
        var events = history.recorded();
        var about = About.of((ComplaintReceived) events.get(0).event());
        for (var recorded : events.subList(1, events.size())) {
            about = about.on(recorded.event());
        }
        return about;
    }

    private static History drafted() {
        return History.received().classified().assigned(XIPU).accepted().drafted();
    }

    private static History replied() {
        return drafted().replied();
    }

    static Stream<Arguments> owed() {
        return Stream.of(
                Arguments.of("not before a reply", drafted(), false),
                Arguments.of("once a reply was sent", replied(), true),
                Arguments.of("while the next draft is made", replied().drafted(), true),
                Arguments.of("while that is sent back", replied().drafted().rejected(ApprovalLevel.LEADER), true),
                Arguments.of("not once it was made", replied().followedUp(Satisfaction.NOT), false),
                Arguments.of("not once no one could be reached", replied().followedUp(Satisfaction.UNREACHABLE), false),
                Arguments.of("not once its clock passed", replied().missed(Clock.FOLLOW_UP, 1), false),
                Arguments.of("though another clock passed", replied().missed(Clock.MEDIATION, 1), true),
                Arguments.of("not in a new round", replied().reopened(), false),
                Arguments.of("but of its reply", replied().reopened().drafted().replied(), true),
                Arguments.of(
                        "not of a case that was closed elsewhere",
                        replied().adopted("citizen-messages", null, true),
                        false),
                Arguments.of(
                        "not where the source knows of none",
                        replied().adopted("citizen-messages", Set.of(SourceGap.FOLLOW_UP), null, false),
                        false),
                Arguments.of(
                        "of one that goes on here",
                        replied().adopted("citizen-messages", Set.of(SourceGap.SIGN_OFF), null, false),
                        true));
    }

    @ParameterizedTest(name = "a follow-up is owed {0}: {2}")
    @MethodSource("owed")
    void givenAHistory_whenFolded_thenItIsKnownWhetherAFollowUpIsOwed(String when, History history, boolean owed) {
        assertThat(reply(history).followUpOwed()).isEqualTo(owed);
    }

    static Stream<Arguments> drafts() {
        return Stream.of(
                Arguments.of(drafted(), 1, List.of()),
                Arguments.of(
                        drafted().approved(ApprovalLevel.LEGAL).approved(ApprovalLevel.LEADER),
                        1,
                        List.of(ApprovalLevel.LEADER, ApprovalLevel.LEGAL)),
                Arguments.of(drafted().approved(ApprovalLevel.LEADER).drafted(), 2, List.of()),
                Arguments.of(drafted().rejected(ApprovalLevel.LEGAL), null, null),
                Arguments.of(drafted().reopened(), null, null),
                Arguments.of(replied(), null, null),
                Arguments.of(replied().reopened().drafted(), 2, List.of()));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void givenAHistory_whenFolded_thenTheDraftInHandHasItsOwnApprovalsOnly(
            History history, Integer number, List<ApprovalLevel> approvals) {
        var draft = reply(history).draft();

        assertThat(draft == null ? null : draft.number()).isEqualTo(number);
        assertThat(draft == null ? null : List.copyOf(draft.approvals().keySet()))
                .as("in the order of the levels")
                .isEqualTo(approvals);
    }

    @Test
    void givenApprovalsOfOtherDrafts_whenFolded_thenTheyAreNotOfTheDraftInHand() {
        var first = approval(1);
        var second = approval(2);

        assertThat(reply(drafted()).isOf(first)).isTrue();
        assertThat(reply(drafted()).isOf(second)).isFalse();
        assertThat(reply(drafted().drafted()).isOf(first)).isFalse();
        assertThat(ReplySoFar.NONE.isOf(first)).as("no draft at all").isFalse();
        assertThat(reply(drafted().by(Role.LEADER, second)).draft().approvals()).isEmpty();
    }

    private static ReplyApproved approval(int draft) {
        return new ReplyApproved(
                ApprovalLevel.LEADER,
                draft,
                "d",
                null,
                "leader",
                null,
                Occurred.at(History.received().now()));
    }

    @Test
    void givenSeveralReplies_whenFolded_thenTheLastOneWasSentWhateverComesAfter() {
        var history = replied();
        assertThat(reply(history).sent().position()).isEqualTo(6);
        history.reopened().drafted().rejected(ApprovalLevel.LEADER);
        assertThat(reply(history).sent().position()).isEqualTo(6);
        history.drafted().replied().archived();
        assertThat(reply(history).sent().position()).isEqualTo(11);
        assertThat(reply(drafted()).sent()).isNull();
    }

    @Test
    void givenTheWayOfACase_whenFolded_thenUnitHandlerSignOffAndReturnsAreKnown() {
        var history = History.received().classified().signedOff(XIPU);
        assertThat(routing(history).signedOff().position()).isEqualTo(3);
        assertThat(routing(history).unit()).isNull();

        history.assigned(XIPU);
        assertThat(routing(history).unit()).isEqualTo(XIPU);
        assertThat(routing(history).handler()).isEqualTo("handler");
        assertThat(routing(history).signedOff()).isNull();
        assertThat(routing(history).returns()).isEmpty();

        history.returned().signedOff(ANJING);
        assertThat(routing(history).unit()).isNull();
        assertThat(routing(history).handler()).isNull();
        assertThat(routing(history).signedOff().position()).isEqualTo(6);

        history.assigned(ANJING).returned();
        assertThat(routing(history).signedOff()).as("its assignment came").isNull();
        assertThat(routing(history).returns()).extracting(Moment::position).containsExactly(5L, 8L);
    }

    @Test
    void givenCorrectionsAndClassifications_whenFolded_thenTheFactsAreThoseAfterThem() {
        var history = History.received()
                .classified(Severity.MAJOR, Flag.ON_SITE)
                .corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY")
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        var facts = about(history).facts();

        assertThat(facts.kind()).isEqualTo(ComplaintKind.INQUIRY);
        assertThat(facts.channel()).isEqualTo(Channel.LETTER);
        assertThat(facts.severity()).isEqualTo(Severity.MAJOR);
        assertThat(facts.flags()).containsExactly(Flag.ON_SITE);
        assertThat(about(history.classified(Severity.URGENT)).facts().kind())
                .as("a classification keeps what was corrected")
                .isEqualTo(ComplaintKind.INQUIRY);
        assertThat(about(history).facts().flags()).isEmpty();
    }

    @Test
    void givenACaseOfAnotherSystem_whenItsGapsAreTold_thenItIsAdoptingNoMore() {
        var history = History.adopting("citizen-messages").classified();
        assertThat(about(history).adopting()).isTrue();
        assertThat(about(history).gaps()).isEmpty();

        history.adopted("citizen-messages", Set.of(SourceGap.REPLY), null, false);
        assertThat(about(history).adopting()).isFalse();
        assertThat(about(history).gaps()).containsExactly(SourceGap.REPLY);
        assertThat(about(History.received()).adopting()).isFalse();
    }

    @Test
    void givenAnyOtherEvent_whenFolded_thenWhatACaseIsAboutIsTheSame() {
        var about = about(History.received().classified(Severity.MAJOR));

        assertThat(Samples.except(
                        ComplaintClassified.class,
                        ComplaintAccepted.class,
                        ComplaintDeclined.class,
                        ComplaintReferred.class,
                        ComplaintReplied.class,
                        RecordCorrected.class,
                        HistoryAdopted.class,
                        InvestigationRecorded.class,
                        MediationRecorded.class,
                        ConsentRecorded.class,
                        ContactRecorded.class,
                        DeadlineSet.class))
                .allSatisfy(event -> assertThat(about.on(event)).isSameAs(about));
    }
}
