package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class StatisticsViewTest {
    private static final String DUE = "2026-03-09T16:00:00Z";

    // Folding needs no database; nothing connects.
    private final StatisticsView view = new StatisticsView(new PGSimpleDataSource(), WorkCalendar.builtIn());

    private CountedCase counted(History history) {
        return fold(view, history.recorded());
    }

    @Test
    void everyEventIsFolded() {
        assertThat(fold(view, Samples.all())).isNotNull();
    }

    @Test
    void theCaseAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = History.wholeLife().recorded();
        CountedCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            CountedCase next = view.on(stored, events.get(n - 1));
            assertThat(next).isEqualTo(fold(view, events.subList(0, n)));
            stored = EventCodec.read(EventCodec.write(next), CountedCase.class);
            assertThat(stored).isEqualTo(next);
            assertThat(view.on(stored, events.get(n - 1))).isSameAs(stored);
        }
    }

    @Test
    void aWholeLifeIsCounted() {
        var life = counted(History.wholeLife());

        assertThat(life.of().unit()).isEqualTo(ANJING);
        assertThat(life.decision()).isEqualTo(ComplaintState.ACCEPTED);
        assertThat(life.replied()).isTrue();
        assertThat(life.reopened()).isEqualTo(1);
        assertThat(life.satisfaction()).isEqualTo(Satisfaction.NOT);
        assertThat(life.onTime()).as("the second round's reply was late").isFalse();
    }

    @Test
    void howACaseWasDecidedOrEndedInItsSourceIsCounted() {
        assertThat(adoptedAs(ComplaintState.DECLINED).decision()).isEqualTo(ComplaintState.DECLINED);
        assertThat(adoptedAs(ComplaintState.REFERRED).decision()).isEqualTo(ComplaintState.REFERRED);
        assertThat(adoptedAs(ComplaintState.WITHDRAWN).ended()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(adoptedAs(ComplaintState.SETTLED).ended()).isEqualTo(ComplaintState.SETTLED);
        assertThat(adoptedAs(ComplaintState.CONCLUDED).ended()).isEqualTo(ComplaintState.CONCLUDED);
        assertThat(adoptedAs(ComplaintState.REOPENED))
                .satisfies(open -> assertThat(open.decision()).isNull())
                .satisfies(open -> assertThat(open.ended()).isNull());
    }

    private CountedCase adoptedAs(ComplaintState state) {
        return counted(History.adopting("citizen-messages").adoptedAs(state, "2026-03-01T01:00:00Z"));
    }

    @Test
    @DisplayName("Received on Monday 2 March, replied on Tuesday 10 March: six working days")
    void workingDaysGoFromTheDayAfterReceiptToTheFirstReply() {
        assertThat(counted(History.wholeLife()).workingDays()).isEqualTo(6);

        var atOnce = History.received().replied();
        assertThat(counted(atOnce).workingDays()).isZero();
        assertThat(counted(atOnce.at("2026-03-20T01:00:00Z").replied()).workingDays())
                .isZero();
        var weekend = History.received().at("2026-03-08T01:00:00Z").replied();
        assertThat(counted(weekend).workingDays()).isEqualTo(4);
    }

    @Test
    void aReplyWithinAnExtensionIsWithLeave_andLateIfTheTimeWasPromisedAfterTheMiss() {
        var open = History.received().set(Clock.REPLY, 1, DUE);
        var extended = open.extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z");
        assertThat(counted(extended).withLeave()).as("not met yet").isFalse();
        assertThat(counted(extended.met(Clock.REPLY, 1, false)).withLeave()).isTrue();
        var after = History.received()
                .set(Clock.REPLY, 1, DUE)
                .missed(Clock.REPLY, 1)
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .met(Clock.REPLY, 1, false);
        assertThat(counted(after).withLeave()).isFalse();
        assertThat(counted(after).onTime()).isFalse();
    }

    @Test
    void aReplyIsInTimeOrLateAsItsClockSays() {
        var open = History.received().set(Clock.REPLY, 1, DUE);
        assertThat(counted(open).onTime()).isNull();
        assertThat(counted(open.missed(Clock.REPLY, 1)).onTime()).isFalse();
        assertThat(counted(open.met(Clock.REPLY, 1, false)).onTime())
                .as("entered late, but given in time")
                .isTrue();
        assertThat(counted(open.set(Clock.SIGN_OFF, 1, DUE).missed(Clock.SIGN_OFF, 1))
                        .onTime())
                .as("another clock")
                .isTrue();
        assertThat(counted(History.received().set(Clock.REPLY, 1, DUE).met(Clock.REPLY, 1, true))
                        .onTime())
                .isFalse();
        assertThat(counted(History.received().set(Clock.REPLY, 1, DUE).lapsed(Clock.REPLY, 1))
                        .onTime())
                .isNull();
    }

    @Test
    void whatAComplainantSaidIsNotUnsaidByACallThatNobodyAnswers() {
        var history = History.received().replied().followedUp(Satisfaction.UNREACHABLE);
        assertThat(counted(history).satisfaction()).isEqualTo(Satisfaction.UNREACHABLE);
        history.followedUp(Satisfaction.PARTLY).followedUp(Satisfaction.UNREACHABLE);
        assertThat(counted(history).satisfaction()).isEqualTo(Satisfaction.PARTLY);
        assertThat(counted(history.followedUp(Satisfaction.SATISFIED)).satisfaction())
                .isEqualTo(Satisfaction.SATISFIED);
    }

    @Test
    void theLastDecisionCounts_andAReturnedCaseIsNoUnits() {
        var history = History.received().classified().assigned(XIPU);
        assertThat(counted(history).decision()).isNull();
        assertThat(counted(history.accepted().returned()).of().unit()).isNull();
        assertThat(counted(history.assigned(ANJING).declined()).decision()).isEqualTo(ComplaintState.DECLINED);
    }

    @Test
    void whatIsCorrectedOrLinkedIsCountedSo() {
        var other = CaseId.random();
        var history = History.received()
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光超市二店")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT")
                .linked(other);

        assertThat(counted(history).of().channel().name()).isEqualTo("LETTER");
        assertThat(counted(history).respondent().name()).isEqualTo("红光超市二店");
        assertThat(counted(history).of().kind().name()).isEqualTo("REPORT");
        assertThat(counted(history).repeatOf()).isEqualTo(other);
    }

    @Test
    void aLinkThatIsTakenBackMakesNoRepeat() {
        var other = CaseId.random();
        var history = History.received().linked(other);
        history.by(Role.DISPATCHER, new RepeatLinkUndone(CaseId.random(), "另一件", history.occurred()));
        assertThat(counted(history).repeatOf()).as("another link").isEqualTo(other);
        history.by(Role.DISPATCHER, new RepeatLinkUndone(other, "并非同一事项", history.occurred()));
        assertThat(counted(history).repeatOf()).isNull();
    }

    @Test
    void aCaseThatRepeatsTwoStaysARepeatWhenTheLaterLinkIsTakenBack() {
        var first = CaseId.random();
        var second = CaseId.random();
        var history = History.received().linked(first).linked(second);
        history.by(Role.DISPATCHER, new RepeatLinkUndone(second, "并非同一事项", history.occurred()));
        assertThat(counted(history).repeatOf()).isEqualTo(first);
    }

    @Test
    void aLevelOfTheCategoryTreeIsThePathDownToIt() {
        var kept = counted(History.received().classified());
        assertThat(kept.categoryPath(1)).isEqualTo("食品");
        assertThat(kept.categoryPath(2)).isEqualTo("食品/过期");
        assertThat(kept.categoryPath(3)).isEqualTo("食品/过期");
        assertThat(counted(History.received()).categoryPath(1)).isNull();
    }

    private static History marked(History history) {
        return history.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), History.SEALED, history.occurred()));
    }

    @Test
    @DisplayName("P7.20: a secret case counts, and for no respondent")
    void givenASecretCase_whenCounted_thenItsRespondentIsNotToldUntilItIsLifted() {
        var history = marked(History.received());
        assertThat(counted(history).respondent().shown()).isNull();
        assertThat(CountedRow.of(counted(history)).respondent()).isNull();
        history.corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        assertThat(counted(history).respondent().shown()).isNull();
        history.by(Role.CENTER_HEAD, new SecrecyLifted("保密期满", history.occurred()));
        assertThat(CountedRow.of(counted(history)).respondent()).isEqualTo("红光二店");
    }

    @Test
    void givenAReplyWhoseTimeNobodyTells_whenCounted_thenNoLaterOneIsTakenForTheFirst() {
        var untold = new ComplaintReplied(History.SEALED, "d", null, null, new Occurred(null, null, "old"));
        var history = History.received().by(Role.ADMIN, untold);
        assertThat(counted(history).replied()).isTrue();
        assertThat(counted(history).workingDays()).isNull();
        assertThat(counted(history.at("2026-03-06T01:00:00Z").replied()).workingDays())
                .isNull();
    }

    @Test
    void givenACaseAroundMidnight_whenCounted_thenDaysAreThoseOfShanghai() {
        // 23:59 on Monday and 00:01 on Tuesday, in Shanghai.
        var history = History.receivedAt("2026-03-02T15:59:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市");
        assertThat(counted(history.at("2026-03-02T16:01:00Z").replied()).workingDays())
                .isEqualTo(1);
        var holiday = History.receivedAt("2026-09-30T01:00:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市");
        assertThat(counted(holiday.at("2026-10-10T01:00:00Z").replied()).workingDays())
                .as("8 and 9 October and the Saturday that is worked")
                .isEqualTo(3);
    }

    @Test
    void givenSeveralRounds_whenOneReplyWasLate_thenTheCaseIsNotInTime() {
        var history = History.received().set(Clock.REPLY, 1, DUE).replied().met(Clock.REPLY, 1, false);
        history.reopened().set(Clock.REPLY, 2, "2026-03-16T16:00:00Z");
        assertThat(counted(history).onTime()).as("the second still runs").isTrue();
        history.missed(Clock.REPLY, 2);
        assertThat(counted(history).onTime()).isFalse();
        history.archived().lapsed(Clock.REPLY, 2);
        assertThat(counted(history).onTime())
                .as("it was missed before it lapsed")
                .isFalse();
    }

    @Test
    void givenACategoryWithASlash_whenItsPathIsTold_thenItIsStillOneName() {
        var history = History.received()
                .by(
                        Role.DISPATCHER,
                        new ComplaintClassified(
                                List.of("食品/保健品", "虚假宣传", "网络", "直播"),
                                null,
                                null,
                                Severity.GENERAL,
                                Difficulty.ORDINARY,
                                OpinionLevel.GENERAL,
                                null,
                                Set.of(),
                                Occurred.at(Instant.parse(DUE))));
        assertThat(counted(history).categoryPath(1)).isEqualTo("食品／保健品");
        assertThat(counted(history).categoryPath(3)).isEqualTo("食品／保健品/虚假宣传/网络");
        assertThat(counted(history.classified()).categoryPath(3))
                .as("the last classification counts")
                .isEqualTo("食品/过期");
    }

    @Test
    void givenEveryDecision_whenCounted_thenTheUnitsLastOne() {
        assertThat(counted(History.received().referred()).decision()).isEqualTo(ComplaintState.REFERRED);
        assertThat(counted(History.received().declined()).decision()).isEqualTo(ComplaintState.DECLINED);
        assertThat(counted(History.received().accepted().replied().archived()).decision())
                .as("a reply or an archive is none")
                .isEqualTo(ComplaintState.ACCEPTED);
    }

    @Test
    void givenAReturnedCase_whenItIsAssignedAgain_thenItIsTheLastUnits() {
        var history = History.received().assigned(XIPU);
        assertThat(counted(history).of().unit()).isEqualTo(XIPU);
        assertThat(counted(history.returned().assigned(ANJING).replied().archived())
                        .of()
                        .unit())
                .isEqualTo(ANJING);
    }
}
