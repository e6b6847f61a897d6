package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class BoardViewTest {
    private static final Plan PLAN = new Plan("约谈", Instant.parse("2026-03-09T01:00:00Z"), "李四");

    private static final Occurred AT = Occurred.at(Instant.parse("2026-03-05T01:00:00Z"));

    // Folding needs no database; nothing connects.
    private final BoardView view = new BoardView(new PGSimpleDataSource(), Procedures.builtIn());

    private BoardCard card(History history) {
        return fold(view, history.recorded()).card();
    }

    private NextStep step(History history) {
        return card(history).step();
    }

    private Role waits(History history) {
        return card(history).waitsFor();
    }

    @Test
    void givenManyEvents_whenFoldedAtOnce_thenTheCardIsThatOfOneAfterAnother() {
        var officers = List.of(new DutyOfficer("he", "何", null));
        var begun = History.received();
        begun.by(Role.SYSTEM, new DutyOfficerNamed(LocalDate.parse("2026-03-01"), XIPU, officers, begun.now()))
                .referred()
                .reopened();
        var every = Samples.all().stream()
                .filter(r -> view.wants(r.event().getClass()))
                .toList();
        for (var events : List.of(every, begun.recorded())) {
            for (int end = 0; end <= events.size(); end++) {
                var some = events.subList(0, end);
                assertThat(view.after(null, some)).isEqualTo(end == 0 ? null : fold(view, some));
            }
        }
    }

    @Test
    void everyEventIsFolded() {
        assertThat(fold(view, Samples.all())).isNotNull();
    }

    @Test
    void theCardAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = History.wholeLife().recorded();
        BoardCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            BoardCase next = view.on(stored, events.get(n - 1));

            assertThat(next).isEqualTo(fold(view, events.subList(0, n)));

            stored = EventCodec.read(EventCodec.write(next), BoardCase.class);
            assertThat(stored).isEqualTo(next);
        }
    }

    @Test
    void anEventThatIsInTheCardAlreadyChangesNothing() {
        var events = History.wholeLife().recorded();
        BoardCase kept = fold(view, events);

        for (var event : events) {
            assertThat(view.on(kept, event)).isSameAs(kept);
        }
    }

    @Test
    void givenAWholeLife_thenTheCardTellsWhereItEnded() {
        BoardCard card = card(History.wholeLife());

        assertThat(card.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(card.open()).isFalse();
        assertThat(card.unit()).isEqualTo(ANJING);
        assertThat(card.round()).isEqualTo(2);
        assertThat(card.severity()).isEqualTo(Severity.MAJOR);
        assertThat(card.flags()).containsExactly(Flag.WIDE_IMPACT, Flag.ON_SITE);
        assertThat(card.category()).containsExactly("食品", "过期");
        assertThat(card.missedAny()).isTrue();
        assertThat(card.urged()).isEqualTo(1);
        assertThat(card.next()).isNull();
        assertThat(card.waitsFor()).isNull();
        assertThat(card.lastActAt()).isEqualTo(Instant.parse("2026-03-23T01:00:00Z"));
        assertThat(card.version()).isEqualTo(History.wholeLife().recorded().size() - 1L);
    }

    @Test
    void urgedCountsWhatIsMoreThanAReminderAndLessThanACriticism() {
        var history = History.received().urged(UrgingStep.REMINDER, null).urged();
        history.urged(UrgingStep.URGE, null).urged(UrgingStep.CRITICISM, null);

        assertThat(card(history).urged()).isEqualTo(2);
    }

    @Test
    void whatTheTurnIsForFollowsFromWhatWasDone() {
        assertThat(step(History.received())).isEqualTo(NextStep.CLASSIFY);
        assertThat(step(History.received().classified())).isEqualTo(NextStep.SIGN_OFF);
        assertThat(step(History.received().classified().signedOff(XIPU))).isEqualTo(NextStep.ASSIGN);
        assertThat(step(atUnit())).isEqualTo(NextStep.ACCEPT);
        assertThat(step(atUnit().returned())).isEqualTo(NextStep.REVIEW_RETURN);
        assertThat(step(atUnit().returned().returnReviewed(true))).isEqualTo(NextStep.ASSIGN);
        assertThat(step(atUnit().accepted())).isEqualTo(NextStep.HANDLE);
        assertThat(step(gated())).isEqualTo(NextStep.APPROVE);
        assertThat(step(gated().rejected(ApprovalLevel.LEADER))).isEqualTo(NextStep.HANDLE);
        var signed = gated().approved(ApprovalLevel.LEADER).approved(ApprovalLevel.LEGAL);
        assertThat(step(signed)).isEqualTo(NextStep.SEND);
        assertThat(step(atUnit().declined())).isEqualTo(NextStep.ARCHIVE);
        var replied = atUnit().accepted().replied();
        assertThat(step(replied)).isEqualTo(NextStep.ARCHIVE);
        assertThat(step(replied.set(Clock.FOLLOW_UP, 1, "2026-04-09T16:00:00Z")))
                .isEqualTo(NextStep.FOLLOW_UP);
        assertThat(step(History.wholeLife())).isNull();
    }

    @Test
    void itIsTheTurnOfWhoeverMustActNext() {
        assertThat(waits(History.received())).isEqualTo(Role.DISPATCHER);
        assertThat(waits(History.received().classified())).isEqualTo(Role.LEADER);
        assertThat(waits(History.received().classified().signedOff(XIPU))).isEqualTo(Role.DISPATCHER);
        assertThat(waits(atUnit())).isEqualTo(Role.HANDLER);
        assertThat(waits(atUnit().returned())).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(atUnit().returned().returnReviewed(true))).isEqualTo(Role.DISPATCHER);
        assertThat(waits(atUnit().returned().returnReviewed(false))).isEqualTo(Role.HANDLER);
        assertThat(card(atUnit().returned().returnReviewed(false)).unit()).isEqualTo(XIPU);
        assertThat(waits(atUnit().returned().returnReviewed(Role.CENTER_HEAD, false, true)))
                .isEqualTo(Role.LEADER);
        assertThat(waits(under("P6").returned())).isEqualTo(Role.DISPATCHER);
        assertThat(card(atUnit().returned()).unit()).isNull();
        assertThat(waits(atUnit().accepted())).isEqualTo(Role.HANDLER);
        assertThat(waits(atUnit().accepted().drafted())).isEqualTo(Role.HANDLER);
        assertThat(waits(atUnit().declined())).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(atUnit().declined().reopened())).isEqualTo(Role.HANDLER);
        assertThat(waits(History.received().referred().reopened())).isEqualTo(Role.DISPATCHER);
        assertThat(waits(atUnit().accepted().replied())).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(atUnit().declined().archived())).isNull();
    }

    @Test
    void itIsTheSameUnderTheLawAndNobodyKnowsOfAProcedureThatIsGone() {
        assertThat(waits(History.receivedUnder("P9+law").classified())).isEqualTo(Role.LEADER);
        assertThat(waits(History.receivedUnder("GONE").classified())).isEqualTo(Role.DISPATCHER);
    }

    @Test
    void anInquiryNeedsNoSignOff() {
        var inquiry =
                History.received(ComplaintKind.INQUIRY, Channel.PHONE, null).classified();

        assertThat(waits(inquiry)).isEqualTo(Role.DISPATCHER);
    }

    @Test
    void aGatedDraftWaitsForTheLeaderAndThenForTheLegalSection() {
        assertThat(waits(gated())).isEqualTo(Role.LEADER);
        assertThat(waits(gated().approved(ApprovalLevel.LEADER))).isEqualTo(Role.LEGAL);
        assertThat(waits(gated().approved(ApprovalLevel.LEADER).approved(ApprovalLevel.LEGAL)))
                .isEqualTo(Role.HANDLER);
        assertThat(waits(gated().rejected(ApprovalLevel.LEADER))).isEqualTo(Role.HANDLER);
        assertThat(waits(gated().approved(ApprovalLevel.LEADER).drafted())).isEqualTo(Role.LEADER);
    }

    @Test
    void anOpinionWaitsForTheCenterUnderAProcedureThatAsksForItsReview() {
        var proposed = new OpinionProposed(History.SEALED, PLAN, Occurred.at(PLAN.by()));
        var sentBack = new OpinionReviewed(1, false, "请写明依据", "head", Occurred.at(PLAN.by()));

        assertThat(waits(under("P9").by(Role.HANDLER, proposed))).isEqualTo(Role.HANDLER);
        assertThat(waits(under("P6"))).isEqualTo(Role.HANDLER);
        assertThat(waits(under("P6").by(Role.HANDLER, proposed))).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(under("P6").by(Role.HANDLER, proposed).by(Role.CENTER_HEAD, sentBack)))
                .isEqualTo(Role.HANDLER);
        assertThat(waits(under("P6").by(Role.HANDLER, proposed).replied().reopened()))
                .isEqualTo(Role.HANDLER);
    }

    @Test
    void aReconsiderationWaitsForTheCenter_orForALeaderOnceTheCenterHadAPart() {
        var reopened = new ComplaintReopened(ReopenGround.RECONSIDERATION, 2, "复议", AT);
        var decided = new ReconsiderationDecided(2, ReconsiderationResult.UPHELD, "事实清楚", "head", AT);
        var reviewed = new OpinionReviewed(1, true, null, "head", AT);

        assertThat(waits(under("P9").replied().by(Role.CENTER_HEAD, reopened))).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(under("P9").replied().by(Role.CENTER_HEAD, reopened).by(Role.CENTER_HEAD, decided)))
                .isEqualTo(Role.HANDLER);
        assertThat(waits(under("P6").by(Role.CENTER_HEAD, reviewed).replied().by(Role.CENTER_HEAD, reopened)))
                .isEqualTo(Role.LEADER);
        assertThat(waits(under("P2").replied().by(Role.CENTER_HEAD, reopened))).isEqualTo(Role.HANDLER);
    }

    @Test
    void aLoweringWaitsForALeaderWhereverTheCaseIs() {
        for (var history : List.of(under("P9"), History.received().classified().assigned(XIPU))) {
            var proposed = new LoweringProposed(
                    1,
                    null,
                    null,
                    List.of("食品"),
                    null,
                    null,
                    Severity.GENERAL,
                    Difficulty.ORDINARY,
                    OpinionLevel.GENERAL,
                    null,
                    Set.of(),
                    "经核实为个案",
                    "dispatcher",
                    history.occurred());
            assertThat(waits(history.by(Role.DISPATCHER, proposed))).isEqualTo(Role.LEADER);
            var approved = new LoweringApproved(1, null, "leader", history.occurred());
            assertThat(waits(history.by(Role.LEADER, approved).classified())).isEqualTo(Role.HANDLER);
        }
    }

    @Test
    void theTextOfADeclineWaitsForItsApprovals() {
        var grave = History.received().classified(Severity.MAJOR).assigned(XIPU);
        assertThat(waits(grave)).isEqualTo(Role.HANDLER);
        assertThat(waits(grave.drafted())).isEqualTo(Role.LEADER);
        assertThat(waits(grave.approved(ApprovalLevel.LEADER))).isEqualTo(Role.LEGAL);
        assertThat(waits(grave.approved(ApprovalLevel.LEGAL))).isEqualTo(Role.HANDLER);
    }

    private static History under(String procedure) {
        return History.receivedUnder(procedure).classified().assigned(XIPU).accepted();
    }

    @Test
    void aDraftOfACaseThatIsClassifiedUpWaitsForTheLeader() {
        var history = atUnit().accepted().drafted().classified(Severity.URGENT);

        assertThat(waits(history)).isEqualTo(Role.LEADER);
    }

    @Test
    void theNextDeadlineIsTheEarliestThatRuns() {
        var history =
                atUnit().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z").set(Clock.MEDIATION, 1, "2026-03-06T16:00:00Z");
        assertThat(card(history).next().clock()).isEqualTo(Clock.MEDIATION);
        assertThat(card(history).lightAt(Instant.parse("2026-03-06T17:00:00Z"))).isEqualTo(Light.RED);

        history.suspended(Clock.MEDIATION, 1);
        assertThat(card(history).next().clock()).isEqualTo(Clock.REPLY);
        assertThat(card(history).lightAt(Instant.parse("2026-03-06T17:00:00Z"))).isEqualTo(Light.GREEN);

        history.suspended(Clock.REPLY, 1);
        assertThat(card(history).next()).isNull();
        assertThat(card(history).lightAt(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo(Light.GREEN);
    }

    @Test
    void aLinkThatIsUndoneIsShownNoMoreAndAnotherStays() {
        CaseId first = CaseId.random();
        var history = History.received().linked(first);
        var other = new RepeatLinkUndone(CaseId.random(), "不同", history.occurred());
        assertThat(card(history.by(Role.INTAKE, other)).repeatOf()).isEqualTo(first);
        var same = new RepeatLinkUndone(first, "不同", history.occurred());
        assertThat(card(history.by(Role.INTAKE, same)).repeatOf()).isNull();
    }

    @Test
    void aLinkThatStandsIsShownAgainWhenALaterOneIsUndone() {
        CaseId first = CaseId.random();
        CaseId second = CaseId.random();
        var history = History.received().linked(first).linked(second);
        assertThat(card(history).repeatOf()).isEqualTo(second);
        history.by(Role.INTAKE, new RepeatLinkUndone(second, "不同", history.occurred()));
        assertThat(card(history).repeatOf()).isEqualTo(first);
        history.linked(second).linked(first);
        history.by(Role.INTAKE, new RepeatLinkUndone(first, "不同", history.occurred()));
        assertThat(card(history).repeatOf()).isEqualTo(second);
    }

    @Test
    void correctionsLinksAndSourcesAreShown() {
        CaseId first = CaseId.random();
        BoardCard card = card(History.received()
                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光便利店")
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT")
                .linked(first)
                .adopted("citizen-messages", SourceVerdict.IN_TIME, true));

        assertThat(card.respondent()).isEqualTo("红光便利店");
        assertThat(card.channel()).isEqualTo(Channel.LETTER);
        assertThat(card.kind()).isEqualTo(ComplaintKind.REPORT);
        assertThat(card.repeatOf()).isEqualTo(first);
        assertThat(card.source()).isEqualTo("citizen-messages");
        assertThat(card.state()).isEqualTo(ComplaintState.ARCHIVED);
    }

    @Test
    void nothingSealedIsKept() {
        assertThat(EventCodec.write(fold(view, Samples.all()))).doesNotContain(History.SEALED.ciphertext());
    }

    private static History atUnit() {
        return History.received()
                .classified()
                .signedOff(XIPU)
                .later(Duration.ofHours(1))
                .assigned(XIPU);
    }

    private static History gated() {
        return atUnit().classified(Severity.MAJOR).accepted().drafted();
    }

    @Test
    void givenADutyWhenItCameIn_whenTheCaseGoesOn_thenItWaitsForThoseUntilItIsAssignedOrClosed() {
        var history = History.received();
        var officers = List.of(new DutyOfficer("he", "何𠮷", null), new DutyOfficer("su", "苏禾", null));
        history.by(Role.SYSTEM, new DutyOfficerNamed(LocalDate.parse("2026-03-01"), XIPU, officers, history.now()));

        assertThat(card(history).onDuty()).containsExactly("he", "su");
        assertThat(card(history.classified().signedOff(XIPU)).onDuty()).containsExactly("he", "su");
        assertThat(card(history.assigned(XIPU)).onDuty()).isEmpty();
        assertThat(card(history.returned()).onDuty()).as("nor after a return").isEmpty();

        var referred = History.received();
        referred.by(Role.SYSTEM, new DutyOfficerNamed(LocalDate.parse("2026-03-01"), XIPU, officers, referred.now()));
        assertThat(card(referred.referred()).onDuty())
                .as("nothing is left to do")
                .isEmpty();
    }

    @Test
    void givenSeveralRunningClocks_whenOneTurnsAmberFirst_thenTheCardHasThatTime() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-03T15:00:00Z");
        var card = card(history);

        assertThat(card.next().clock()).isEqualTo(Clock.REPLY);
        assertThat(card.amberAt()).isEqualTo("2026-03-02T15:00:00Z");
        history.extended(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        assertThat(card(history).next().clock()).isEqualTo(Clock.SIGN_OFF);
        assertThat(card(history).amberAt()).isEqualTo("2026-03-02T16:00:00Z");
    }

    @Test
    void givenACardKeptBeforeItHadTheTimeOfAmber_whenRead_thenItIsThatOfTheNextClock() {
        var card = card(History.received().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z"));
        var json = EventCodec.write(card);
        var before = json.replaceFirst(",\"amberAt\":\"[^\"]*\"(?=,\"missedAny\")", "");

        assertThat(before).isNotEqualTo(json);
        assertThat(EventCodec.read(before, BoardCard.class)).isEqualTo(card);
        var slow =
                json.replaceFirst("\"amberAt\":\"[^\"]*\"(?=,\"missedAny\")", "\"amberAt\":\"2026-03-04T00:00:00Z\"");
        assertThat(EventCodec.read(slow, BoardCard.class).amberAt())
                .as("one that is kept stays")
                .isEqualTo("2026-03-04T00:00:00Z");
    }

    @Test
    void givenASecretCase_whenItIsCorrectedAndLifted_thenTheCardShowsTheNewRespondent() {
        var history = atUnit().markedSecret(SecrecyGround.STATE);
        assertThat(card(history).secret()).isEqualTo(SecrecyGround.STATE);
        assertThat(card(history).respondent()).isNull();
        assertThat(fold(view, history.recorded()).withheld()).isEqualTo("红光超市");

        history.corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥烘焙坊");
        assertThat(card(history).respondent()).isNull();

        history.secrecyLifted();
        assertThat(card(history).respondent()).isEqualTo("𠮷祥烘焙坊");
        assertThat(card(history).secret()).isNull();
        assertThat(fold(view, history.recorded()).withheld()).isNull();
    }

    @Test
    void givenAnActOfThePast_whenFolded_thenTheLastActIsTheLatestThatIsSaid() {
        var history = atUnit().at("2026-03-05T01:00:00Z").urged();
        assertThat(card(history).lastActAt()).isEqualTo("2026-03-05T01:00:00Z");

        history.at("2026-03-04T01:00:00Z").accepted();
        assertThat(card(history).lastActAt())
                .as("an act that is entered later happened before")
                .isEqualTo("2026-03-05T01:00:00Z");
        history.at("2026-03-06T01:00:00Z").set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        assertThat(card(history).lastActAt()).as("a clock is no act").isEqualTo("2026-03-05T01:00:00Z");
    }

    @Test
    void givenAWithdrawnComplaint_whenFolded_thenTheMatterIsSettledAndTheCenterArchivesIt() {
        var history = gated().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        var told = new Told(Medium.PHONE, history.now());
        history.by(Role.CENTER_HEAD, new ComplaintWithdrawn("已和解", told, history.occurred()))
                .lapsed(Clock.REPLY, 1);

        assertThat(card(history).state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(card(history).open()).isFalse();
        assertThat(card(history).unit()).as("who had it stays known").isEqualTo(XIPU);
        assertThat(card(history).next()).isNull();
        assertThat(card(history).missedAny()).isFalse();
        assertThat(waits(history)).isEqualTo(Role.CENTER_HEAD);
        assertThat(waits(history.reopened())).isEqualTo(Role.HANDLER);
        assertThat(waits(history.archived())).isNull();
    }
}
