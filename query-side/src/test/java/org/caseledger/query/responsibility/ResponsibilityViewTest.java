package org.caseledger.query.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.responsibility.HoldingCase.Holding;
import org.caseledger.query.responsibility.HoldingCase.Returned;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ResponsibilityViewTest {
    private static final OfficeHours HOURS = OfficeHours.of("09:00-12:00,13:00-17:00", WorkCalendar.builtIn());
    private static final UnitId TANGCHANG = new UnitId("TANGCHANG");

    // Folding needs no database; nothing connects.
    private final ResponsibilityView view =
            new ResponsibilityView(new PGSimpleDataSource(), Procedures.builtIn(), HOURS);

    private HoldingCase held(History history) {
        return fold(view, history.recorded());
    }

    @Test
    void everyEventIsFolded() {
        assertThat(fold(view, Samples.all())).isNotNull();
    }

    @Test
    void theCaseAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = History.wholeLife().recorded();
        HoldingCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            HoldingCase next = view.on(stored, events.get(n - 1));
            assertThat(next).isEqualTo(fold(view, events.subList(0, n)));
            stored = EventCodec.read(EventCodec.write(next), HoldingCase.class);
            assertThat(stored).isEqualTo(next);
            assertThat(view.on(stored, events.get(n - 1))).isSameAs(stored);
        }
    }

    @Test
    void aCaseWaitsForOneAfterAnother_eachForItsOfficeHours() {
        var history = History.received() // Monday 2 March, 9:00
                .at("2026-03-02T02:00:00Z") // 10:00
                .classified(Severity.MAJOR)
                .at("2026-03-02T06:00:00Z") // 14:00, after the noon break
                .signedOff(XIPU)
                .at("2026-03-02T08:00:00Z") // 16:00
                .assigned(XIPU)
                .at("2026-03-03T02:00:00Z") // Tuesday, 10:00
                .accepted()
                .drafted()
                .at("2026-03-03T03:00:00Z")
                .approved(ApprovalLevel.LEADER)
                .at("2026-03-03T05:30:00Z")
                .approved(ApprovalLevel.LEGAL)
                .replied();

        assertThat(held(history).holdings())
                .extracting(
                        Holding::role,
                        Holding::unit,
                        Holding::person,
                        h -> h.lasts() ? -1 : (h.untilWorked() - h.fromWorked()) / 60,
                        Holding::endedBy)
                .containsExactly(
                        tuple(Role.DISPATCHER, null, "dispatcher", 60L, "ComplaintClassified"),
                        tuple(Role.LEADER, null, "leader", 180L, "RoutingSignedOff"),
                        tuple(Role.DISPATCHER, null, "dispatcher", 120L, "ComplaintAssigned"),
                        tuple(Role.HANDLER, XIPU, "handler", 120L, "ReplyDrafted"),
                        tuple(Role.LEADER, null, "leader", 60L, "ReplyApproved"),
                        tuple(Role.LEGAL, null, "legal", 90L, "ReplyApproved"),
                        tuple(Role.HANDLER, XIPU, "handler", 0L, "ComplaintReplied"),
                        tuple(Role.CENTER_HEAD, null, null, -1L, null));
    }

    @Test
    void timesFollowEachOtherWithoutAGap() {
        var holdings = held(History.wholeLife()).holdings();

        for (int i = 1; i < holdings.size(); i++) {
            assertThat(holdings.get(i).from()).isEqualTo(holdings.get(i - 1).until());
            assertThat(holdings.get(i).fromWorked())
                    .isEqualTo(holdings.get(i - 1).untilWorked());
        }
        assertThat(holdings.get(holdings.size() - 1).lasts()).as("archived").isFalse();
    }

    @Test
    void toAndFroBetweenUnitsIsPingPong_aReturnAloneIsNot() {
        var history = History.received().classified().assigned(XIPU).returned();
        assertThat(held(history).returns())
                .extracting(Returned::unit, Returned::sentTo, Returned::pingPong)
                .containsExactly(tuple(XIPU, null, false));

        history.assigned(ANJING).returned().assigned(XIPU);
        assertThat(held(history).returns())
                .extracting(Returned::unit, Returned::sentTo, Returned::pingPong)
                .containsExactly(tuple(XIPU, ANJING, false), tuple(ANJING, XIPU, true));

        history.returned().assigned(TANGCHANG);
        assertThat(held(history).returns().get(2).pingPong()).isFalse();
    }

    @Test
    void pingPongIsWhatASearchForAbaFinds() {
        var random = new Random(5);
        var units = new UnitId[] {XIPU, ANJING, TANGCHANG};
        for (int round = 0; round < 100; round++) {
            var history = History.received().classified();
            var path = new UnitId[2 + random.nextInt(4)];
            for (int i = 0; i < path.length; i++) {
                path[i] = units[random.nextInt(units.length)];
                history.assigned(path[i]);
                if (i < path.length - 1) {
                    history.returned();
                }
            }
            var returns = held(history).returns();
            assertThat(returns).hasSize(path.length - 1);
            for (int i = 1; i < path.length; i++) {
                boolean before = false;
                for (int k = 0; k < i - 1; k++) {
                    before |= path[k].equals(path[i]);
                }
                assertThat(returns.get(i - 1).pingPong()).isEqualTo(before && !path[i].equals(path[i - 1]));
            }
        }
    }

    @Test
    void anEarlierTimeThatIsEnteredLaterTakesNothingBack() {
        var history = History.received()
                .at("2026-03-02T03:00:00Z")
                .classified()
                .at("2026-03-02T02:00:00Z")
                .signedOff(XIPU);

        var signOff = held(history).holdings().get(1);
        assertThat(signOff.until()).isEqualTo(signOff.from());
    }

    @Test
    void whoWasToFollowUpIsWaitedForUntilSomebodyDid() {
        var due = "2026-03-19T16:00:00Z";
        var replied = History.received().replied().set(Clock.FOLLOW_UP, 1, due);
        assertThat(held(replied).followUpDueAt()).isEqualTo(Instant.parse(due));
        assertThat(held(replied).followUpMissing()).isFalse();
        assertThat(held(replied.archived()).followUpDueAt()).isNull();
        assertThat(held(replied).followUpMissing()).isTrue();
        assertThat(held(replied.followedUp(Satisfaction.UNREACHABLE)).followUpMissing())
                .isFalse();

        var declined = History.received().declined().archived();
        assertThat(held(declined).followUpMissing()).as("nothing to ask about").isFalse();
        var migrated = History.received().replied().archived().adopted("old", null, true);
        assertThat(held(migrated).followUpMissing())
                .as("its source does not tell")
                .isFalse();
    }

    @Test
    void aSourceThatDoesNotTellWhoHadACaseGivesNobodyTime() {
        var history = History.received()
                .classified()
                .assigned(XIPU)
                .later(Duration.ofDays(1))
                .adopted("old", Set.of(SourceGap.ASSIGNMENT), null, false);

        assertThat(held(history).holdings())
                .singleElement()
                .satisfies(h -> assertThat(h.lasts()).isTrue());
        assertThat(held(history).migrated()).isTrue();
    }

    @Test
    void aSourceThatTellsWhoHadACaseGivesThemTheirTime_andNobodyWhatItDoesNotTell() {
        var moved = History.received() // Monday 2 March, 9:00
                .classified()
                .assigned(XIPU)
                .at("2026-03-02T03:00:00Z") // 11:00
                .returned()
                .assigned(ANJING)
                .at("2026-03-02T06:00:00Z") // 14:00
                .replied()
                .at("2026-03-09T01:00:00Z")
                .adopted("old", Set.of(SourceGap.SIGN_OFF), null, true);
        assertThat(unitsOf(moved)).containsExactly(tuple(XIPU, 120L), tuple(ANJING, 120L));
        assertThat(held(moved).holdings()).noneMatch(Holding::lasts);

        var untold = History.received()
                .classified()
                .assigned(XIPU)
                .at("2026-03-02T03:00:00Z")
                .returned()
                .assigned(ANJING)
                .at("2026-03-09T01:00:00Z")
                .replied()
                .adopted("old", Set.of(SourceGap.REPLY), null, true);
        assertThat(unitsOf(untold)).containsExactly(tuple(XIPU, 120L));

        var open = History.received()
                .classified()
                .assigned(XIPU)
                .at("2026-03-09T01:00:00Z")
                .adopted("old", Set.of(SourceGap.SIGN_OFF), null, false);
        assertThat(unitsOf(open)).containsExactly(tuple(XIPU, -1L));
    }

    private List<Tuple> unitsOf(History history) {
        return held(history).holdings().stream()
                .filter(h -> h.unit() != null)
                .map(h -> tuple(h.unit(), h.lasts() ? -1L : minutes(h)))
                .toList();
    }

    private static long minutes(Holding h) {
        return (h.untilWorked() - h.fromWorked()) / 60;
    }

    @Test
    void aMigratedTimeIsNobodys_whoBroughtItInDidNotHaveIt() {
        var brought = History.adopting("old")
                .by(
                        Role.ADMIN,
                        new ComplaintAssigned(
                                XIPU,
                                null,
                                null,
                                null,
                                new Occurred(Instant.parse("2026-03-02T02:00:00Z"), null, "old")));

        assertThat(held(brought).holdings())
                .extracting(Holding::role, Holding::person)
                .containsExactly(tuple(Role.DISPATCHER, null), tuple(Role.HANDLER, null));
    }

    @Test
    void aGatedReplyWaitsForItsApprovers_anOrdinaryOneDoesNot() {
        var plain = History.received().classified().assigned(XIPU).accepted().drafted();
        assertThat(lasting(plain)).isEqualTo(Role.HANDLER);
        var gated = History.received()
                .classified(Severity.GENERAL, Flag.WIDE_IMPACT)
                .assigned(XIPU)
                .accepted()
                .drafted();
        assertThat(lasting(gated)).isEqualTo(Role.LEADER);
        assertThat(lasting(gated.rejected(ApprovalLevel.LEADER))).isEqualTo(Role.HANDLER);
    }

    private Role lasting(History history) {
        var holdings = held(history).holdings();
        return holdings.get(holdings.size() - 1).role();
    }

    private static History accepted(Severity severity) {
        return History.received()
                .classified(severity)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted();
    }

    @Test
    void givenAReplyThatIsApproved_whenItIsNotSent_thenSomebodyWaitsToBeToldSinceThen() {
        var history =
                accepted(Severity.MAJOR).drafted().at("2026-03-04T01:00:00Z").approved(ApprovalLevel.LEADER);
        assertThat(held(history).untoldSince()).as("legal has not reviewed it").isNull();
        history.at("2026-03-05T01:00:00Z").approved(ApprovalLevel.LEGAL);
        assertThat(held(history).untoldSince()).isEqualTo("2026-03-05T01:00:00Z");
        history.at("2026-03-06T01:00:00Z").urged();
        assertThat(held(history).untoldSince()).as("since the approval").isEqualTo("2026-03-05T01:00:00Z");
        assertThat(held(history.replied()).untoldSince()).isNull();
    }

    @Test
    void givenADraftThatIsRejected_whenItWasApprovedByOne_thenNobodyWaits() {
        var history = accepted(Severity.MAJOR)
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .rejected(ApprovalLevel.LEGAL);
        assertThat(held(history).untoldSince()).isNull();
    }

    @Test
    void givenANotice_whenItIsNotGiven_thenSomebodyWaitsSinceItsDueTimeOrItsEnd() {
        var due = "2026-03-11T16:00:00Z";
        var history = accepted(Severity.GENERAL).set(Clock.NOTICE, 1, due);
        assertThat(held(history).untoldSince()).isEqualTo(due);
        assertThat(held(history.suspended(Clock.NOTICE, 1)).untoldSince())
                .as("nothing is due while it is suspended")
                .isNull();

        var lapsed = accepted(Severity.GENERAL)
                .set(Clock.NOTICE, 1, due)
                .at("2026-03-09T01:00:00Z")
                .archived()
                .lapsed(Clock.NOTICE, 1);
        assertThat(held(lapsed).untoldSince()).isEqualTo("2026-03-09T01:00:00Z");
        var met = accepted(Severity.GENERAL).set(Clock.NOTICE, 1, due).met(Clock.NOTICE, 1, true);
        assertThat(held(met).untoldSince()).isNull();
        var nextRound = accepted(Severity.GENERAL)
                .set(Clock.NOTICE, 1, due)
                .replied()
                .lapsed(Clock.NOTICE, 1)
                .reopened();
        assertThat(held(nextRound).untoldSince()).as("of the round before").isNull();
        var migrated = accepted(Severity.GENERAL).set(Clock.NOTICE, 1, due);
        assertThat(held(migrated.adopted("old", null, false)).untoldSince()).isNull();
    }

    @Test
    void givenTwoWhoWaitToBeTold_whenAsked_thenTheEarlierCounts() {
        var history = accepted(Severity.MAJOR)
                .set(Clock.NOTICE, 1, "2026-03-04T16:00:00Z")
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .at("2026-03-05T01:00:00Z")
                .approved(ApprovalLevel.LEGAL);
        assertThat(held(history).untoldSince()).isEqualTo("2026-03-04T16:00:00Z");
    }

    @Test
    void givenASecondRound_whenItIsRepliedTo_thenTheFollowUpIsAskedForAgain() {
        var history = History.received()
                .replied()
                .set(Clock.FOLLOW_UP, 1, "2026-03-19T16:00:00Z")
                .followedUp(Satisfaction.NOT)
                .met(Clock.FOLLOW_UP, 1, false)
                .reopened();
        assertThat(held(history).followUpDueAt()).isNull();
        history.replied().set(Clock.FOLLOW_UP, 2, "2026-03-31T16:00:00Z");
        assertThat(held(history).followUpDueAt()).isEqualTo("2026-03-31T16:00:00Z");
        assertThat(held(history.archived()).followUpMissing())
                .as("the follow-up of the first round does not count")
                .isTrue();
    }

    @Test
    void givenWhatOthersDo_whenTheCaseIsInactive_thenOnlyThoseWhoHaveItBreakThat() {
        var history = History.received()
                .classified()
                .signedOff(XIPU)
                .at("2026-03-03T01:00:00Z")
                .assigned(XIPU);
        assertThat(held(history).lastActAt()).isEqualTo("2026-03-03T01:00:00Z");
        history.at("2026-03-04T01:00:00Z").urged();
        assertThat(held(history).lastActAt()).isEqualTo("2026-03-03T01:00:00Z");
        history.at("2026-03-05T01:00:00Z").investigated(true);
        assertThat(held(history).lastActAt()).isEqualTo("2026-03-05T01:00:00Z");
        history.at("2026-03-06T01:00:00Z").returned();
        assertThat(held(history).lastActAt())
                .as("whoever gets it has not been silent before")
                .isEqualTo("2026-03-06T01:00:00Z");
        history.at("2026-03-09T01:00:00Z").archived();
        assertThat(held(history).lastActAt())
                .as("taken from them by another person")
                .isEqualTo("2026-03-09T01:00:00Z");
    }

    @Test
    void givenAHolidayAndTheNight_whenACaseIsHeld_thenOnlyOfficeHoursCount() {
        var history = History.receivedAt(
                        "2026-09-30T08:30:00Z", // 16:30 before the national holiday
                        ComplaintKind.COMPLAINT,
                        Channel.PHONE,
                        "红光超市")
                .at("2026-10-08T02:00:00Z") // 10:00 on the day after it
                .classified();
        var first = held(history).holdings().get(0);
        assertThat(minutes(first)).isEqualTo(30 + 60);
    }

    @Test
    void givenAReturn_whenKept_thenWhoAndWhyAndWhereToAreThere() {
        var history = History.received().classified().assigned(XIPU).at("2026-03-04T01:00:00Z");
        var returned = held(history.returned()).returns().get(0);
        assertThat(returned.number()).isEqualTo(1);
        assertThat(returned.person()).isEqualTo("handler");
        assertThat(returned.reason()).isEqualTo("不属本所管辖");
        assertThat(returned.proposed()).isEqualTo(ANJING);
        assertThat(returned.at()).isEqualTo("2026-03-04T01:00:00Z");
        assertThat(held(history.assigned(XIPU)).returns().get(0).pingPong())
                .as("sent back to the same unit at once")
                .isFalse();
        assertThat(held(history).returns().get(0).sentTo()).isEqualTo(XIPU);
    }

    @Test
    void givenASecondRoundWithoutAReply_whenItIsArchived_thenNoFollowUpIsMissing() {
        var history = History.received()
                .replied()
                .followedUp(Satisfaction.NOT)
                .reopened()
                .archived();
        assertThat(held(history).followUpMissing()).isFalse();
    }

    @Test
    void givenASourceThatSaysTheCaseIsClosed_whenItTellsNoEnd_thenNobodyHasIt() {
        var history = History.received()
                .classified()
                .assigned(XIPU)
                .at("2026-03-09T01:00:00Z")
                .adopted("old", Set.of(SourceGap.SIGN_OFF), null, true);
        assertThat(unitsOf(history)).isEmpty();
        assertThat(held(history).holdings()).noneMatch(Holding::lasts);
    }

    @Test
    void givenALateEntry_whenFolded_thenTheUnitHasTheCaseSinceItWasRecorded() {
        var since = Instant.parse("2026-03-02T05:00:00Z"); // 13:00
        var history = History.received()
                .classified()
                .at("2026-03-04T01:00:00Z")
                .by(
                        Role.DISPATCHER,
                        new ComplaintAssigned(XIPU, "handler", null, null, new Occurred(since, "系统停机，事后补录", null)))
                .at("2026-03-04T09:00:00Z") // 9:00 to 17:00
                .returned();
        assertThat(unitsOf(history)).containsExactly(tuple(XIPU, 420L));
    }
}
