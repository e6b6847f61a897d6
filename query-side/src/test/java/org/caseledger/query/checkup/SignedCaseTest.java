package org.caseledger.query.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.checkup.DrawnView.ReviewedSample;
import org.caseledger.query.checkup.SignedCase.Opening;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("What is signed in a case, by whom, how quickly, and whether it was opened before")
class SignedCaseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    // Folding needs no database; nothing connects.
    private static final SignedView VIEW = new SignedView(new PGSimpleDataSource());

    private static SignedCase of(History history) {
        return Folds.fold(VIEW, history.recorded());
    }

    private static List<Signed> signed(History history) {
        return of(history).signed();
    }

    private static Signed last(History history) {
        var signed = signed(history);
        return signed.get(signed.size() - 1);
    }

    private static History accepted() {
        return History.received().classified().assigned(XIPU).accepted();
    }

    private static History drafted() {
        return accepted().drafted().later(HOUR);
    }

    private static History proposed(History history) {
        return history.by(Role.HANDLER, new OpinionProposed(SEALED, new Plan("约谈", null, "何岸"), history.occurred()));
    }

    private static History reviewed(History history, int opinion, boolean agreed) {
        return history.by(
                Role.CENTER_HEAD, new OpinionReviewed(opinion, agreed, null, "center_head", history.occurred()));
    }

    @Test
    void givenADowngradeProposed_whenALeaderDecides_thenItIsSignedSinceTheProposal() {
        var history = accepted();
        var proposed = history.by(
                        Role.DISPATCHER,
                        new LoweringProposed(
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
                                "经核实不属重大",
                                "dispatcher",
                                history.occurred()))
                .later(HOUR);
        var approved = new LoweringApproved(1, null, "leader", proposed.occurred());
        assertThat(last(proposed.by(Role.LEADER, approved)))
                .returns(SignedKind.LOWERING, Signed::kind)
                .returns("leader", Signed::person)
                .returns(HOUR.toMillis(), Signed::tookMillis);
        var rejected = new LoweringRejected(1, "仍属重大", "leader", proposed.occurred());
        assertThat(last(proposed.by(Role.LEADER, rejected)))
                .returns(SignedKind.LOWERING, Signed::kind)
                .returns(false, Signed::sentBack);
    }

    @Test
    void givenAReturn_whenReviewed_thenItIsSignedSinceTheReturn_andALeaderRulesSinceTheRefusal() {
        var returned = accepted().returned().later(HOUR);
        var refused = reviewed(returned, false, false, ComplaintState.RETURNED);
        assertThat(last(refused))
                .returns(SignedKind.RETURN, Signed::kind)
                .returns("center_head", Signed::person)
                .returns(XIPU, Signed::unit)
                .returns(HOUR.toMillis(), Signed::tookMillis);
        var ruled = reviewed(refused.later(HOUR).later(HOUR), false, true, ComplaintState.ACCEPTED);
        assertThat(last(ruled)).returns("leader", Signed::person).returns(2 * HOUR.toMillis(), Signed::tookMillis);
        assertThat(of(ruled).unit()).isEqualTo(XIPU);
    }

    @Test
    @DisplayName("P9.12 认真审核: the unit's own review counts as every other signature does")
    void givenADraft_whenAnotherOfTheUnitReviewsIt_thenItIsSignedSinceTheDraft() {
        var history = drafted();
        var agreed = history.by(Role.HANDLER, reviewOf(history, true));
        assertThat(last(agreed))
                .returns(SignedKind.DRAFT, Signed::kind)
                .returns(XIPU, Signed::unit)
                .returns(1, Signed::draft)
                .returns("handler", Signed::drafter)
                .returns(HOUR.toMillis(), Signed::tookMillis)
                .returns(null, Signed::openedAt)
                .returns(false, Signed::sentBack);
        var another = drafted();
        var sentBack = another.by(Role.HANDLER, reviewOf(another, false));
        assertThat(last(sentBack)).returns(true, Signed::sentBack);
        assertThat(last(sentBack.approved(ApprovalLevel.LEADER)))
                .as("the leader decides on the draft all the same")
                .returns(SignedKind.REPLY, Signed::kind)
                .returns("handler", Signed::drafter);
    }

    private static DraftReviewed reviewOf(History history, boolean agreed) {
        return new DraftReviewed(1, "0".repeat(64), agreed, "情况属实", "handler2", history.occurred());
    }

    private static History reviewed(History history, boolean accepted, boolean ruling, ComplaintState state) {
        var role = ruling ? Role.LEADER : Role.CENTER_HEAD;
        var by = ruling ? "leader" : "center_head";
        return history.by(
                role, new ReturnReviewed(XIPU, null, accepted, ruling, state, "属犀浦辖区", by, history.occurred()));
    }

    @Test
    void givenASignOff_whenFolded_thenItIsOfTheUnitThatWasNamedAndOfNoDraft() {
        var history = History.received().classified().later(HOUR).signedOff(ANJING);

        assertThat(last(history))
                .isEqualTo(new Signed(
                        3,
                        history.caseId(),
                        of(history).number(),
                        SignedKind.SIGN_OFF,
                        null,
                        false,
                        null,
                        "leader",
                        Role.LEADER.zh(),
                        Role.LEADER,
                        null,
                        ANJING,
                        null,
                        null,
                        Instant.parse("2026-03-02T01:00:00Z"),
                        history.now(),
                        3_600_000L,
                        null,
                        false,
                        false));
    }

    @Test
    void givenAnExtension_whenFolded_thenItIsOfTheUnitThatHasTheCaseAndNothingAskedForIt() {
        var history = accepted()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .later(HOUR)
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z");

        assertThat(last(history).kind()).isEqualTo(SignedKind.EXTENSION);
        assertThat(last(history).unit()).isEqualTo(XIPU);
        assertThat(last(history).askedAt()).isNull();
        assertThat(last(history).tookMillis()).isNull();
        assertThat(last(history).signedAt()).isEqualTo(history.now());
    }

    @Test
    void givenBothLevels_whenFolded_thenTheReviewerIsPairedWithTheLeaderAndTheLeaderWithNobody() {
        var history = drafted()
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofSeconds(90))
                .approved(ApprovalLevel.LEGAL);

        assertThat(signed(history))
                .extracting(Signed::level, Signed::drafter, Signed::leader, Signed::tookMillis)
                .containsExactly(
                        tuple(ApprovalLevel.LEADER, "handler", null, 3_600_000L),
                        tuple(ApprovalLevel.LEGAL, "handler", "leader", 90_000L));
        assertThat(signed(history)).extracting(Signed::draft).containsOnly(1);
        assertThat(last(history).askedAt()).isEqualTo(signed(history).get(0).signedAt());
    }

    @Test
    void givenALegalReviewWithoutALeader_whenFolded_thenItCountsFromTheDraft() {
        var history = drafted().approved(ApprovalLevel.LEGAL);

        assertThat(last(history).leader()).isNull();
        assertThat(last(history).tookMillis()).isEqualTo(3_600_000L);
    }

    @Test
    void givenARejection_whenFolded_thenItIsSentBackAndTheNextDecisionIsOnTheNextDraft() {
        var history =
                drafted().rejected(ApprovalLevel.LEADER).drafted().later(HOUR).approved(ApprovalLevel.LEADER);

        assertThat(signed(history))
                .extracting(Signed::sentBack, Signed::draft, Signed::tookMillis)
                .containsExactly(tuple(true, 1, 3_600_000L), tuple(false, 2, 3_600_000L));
    }

    static Stream<Arguments> decisionsOnNothing() {
        return Stream.of(
                Arguments.of("no draft", accepted()),
                Arguments.of("a draft that was sent back", drafted().rejected(ApprovalLevel.LEADER)),
                Arguments.of("a draft that was sent", drafted().replied()),
                Arguments.of("a draft of the round before", drafted().reopened()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisionsOnNothing")
    void givenADecisionOnADraftThatDoesNotWait_whenFolded_thenItIsToldWithoutTimeOrDrafter(
            String what, History history) {
        for (var level : ApprovalLevel.values()) {
            history.by(
                    Role.valueOf(level.name()),
                    new ReplyApproved(level, 1, "d", null, "somebody", null, history.occurred()));

            assertThat(last(history).kind()).isEqualTo(SignedKind.REPLY);
            assertThat(last(history).level()).isEqualTo(level);
            assertThat(last(history).draft()).isNull();
            assertThat(last(history).drafter()).isNull();
            assertThat(last(history).leader()).isNull();
            assertThat(last(history).askedAt()).isNull();
            assertThat(last(history).tookMillis()).isNull();
        }
    }

    @Test
    @DisplayName("P6.10 opinions are numbered in the case and reviewed by their number")
    void givenOpinions_whenReviewed_thenEachIsTimedFromItsOwnProposal() {
        var history = proposed(accepted()).later(Duration.ofSeconds(20));
        reviewed(history, 1, false);
        proposed(history.later(HOUR)).later(Duration.ofSeconds(70));
        reviewed(history, 2, true);

        assertThat(signed(history))
                .extracting(Signed::kind, Signed::draft, Signed::sentBack, Signed::tookMillis)
                .containsExactly(
                        tuple(SignedKind.OPINION, 1, true, 20_000L), tuple(SignedKind.OPINION, 2, false, 70_000L));
        assertThat(signed(history)).extracting(Signed::level).containsOnlyNulls();
        assertThat(signed(history)).extracting(Signed::drafter).containsOnly("handler");
        assertThat(last(history).person()).isEqualTo("center_head");
    }

    @Test
    void givenAReviewOfAnEarlierOpinion_whenFolded_thenItHasNoTime() {
        var history = proposed(proposed(accepted()).later(HOUR)).later(HOUR);
        reviewed(history, 1, true);

        assertThat(last(history).draft()).isNull();
        assertThat(last(history).tookMillis()).isNull();
    }

    @Test
    void givenAnOpinionAndAReopening_whenReviewed_thenItsNumberGoesOn() {
        var history = proposed(proposed(accepted()).replied().reopened()).later(HOUR);
        reviewed(history, 2, true);

        assertThat(last(history).draft()).isEqualTo(2);
        assertThat(last(history).tookMillis()).isEqualTo(3_600_000L);
    }

    /** The history, and after its event at a place an opening of sealed parts. */
    private static SignedCase withOpening(History history, int after, String person, String at, String... parts) {
        var events = new ArrayList<>(history.recorded());
        var actor = new Actor(person, person, Role.LEADER, null);
        var opening = new SealedDataOpened(history.caseId(), Set.of(parts), "page");
        var shifted = new ArrayList<Recorded>(events.subList(0, after));
        shifted.add(new Recorded(after + 1L, history.caseId(), 0, Instant.parse(at), actor, opening));
        for (var event : events.subList(after, events.size())) {
            shifted.add(new Recorded(
                    event.position() + 1,
                    event.caseId(),
                    event.sequence(),
                    event.recordedAt(),
                    event.actor(),
                    event.event()));
        }
        return Folds.fold(VIEW, shifted);
    }

    @ParameterizedTest(name = "{0} opens {1}: {2}")
    @CsvSource({
        "leader, draft-1, true",
        "leader, draft-2, false",
        "leader, draft-11, false",
        "leader, narrative, false",
        "leader, opinion-1, false",
        "leader, opinion-report-1, false",
        "legal, draft-1, false",
        "Leader, draft-1, false"
    })
    void givenAnOpening_whenADraftIsSigned_thenItCountsForThatDraftAndThatPersonAlone(
            String person, String part, boolean counts) {
        var history = drafted().approved(ApprovalLevel.LEADER);
        var folded = withOpening(history, 5, person, "2026-03-02T01:30:00Z", part);

        assertThat(folded.signed().get(0).openedAt()).isEqualTo(counts ? Instant.parse("2026-03-02T01:30:00Z") : null);
    }

    @Test
    void givenAnOpeningAfterTheSignature_whenFolded_thenItChangesNothing() {
        var history = drafted().approved(ApprovalLevel.LEADER);
        var folded = withOpening(history, 6, "leader", "2026-03-02T02:30:00Z", "draft-1");

        assertThat(folded.signed().get(0).openedAt()).isNull();
        assertThat(folded.openings()).hasSize(1);
    }

    @Test
    void givenSeveralOpenings_whenFolded_thenTheFirstOfEachPartIsKeptInTheirOrder() {
        var history = drafted().drafted();
        var kept = withOpening(
                history,
                6,
                "leader",
                "2026-03-02T02:00:00Z",
                "opinion-2",
                "draft-2",
                "opinion-1",
                "narrative",
                "draft-1",
                "draft-3");
        var leader = new Actor("leader", "leader", Role.LEADER, null);
        var again = new Recorded(
                9,
                history.caseId(),
                1,
                Instant.parse("2026-03-02T03:00:00Z"),
                leader,
                new SealedDataOpened(history.caseId(), Set.of("draft-1", "narrative"), "page"));

        assertThat(kept.openings())
                .as("a set has no order of its own")
                .extracting(Opening::part)
                .containsExactly("draft-1", "draft-2", "draft-3", "opinion-1", "opinion-2");
        assertThat(kept.openings()).extracting(Opening::at).containsOnly(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(VIEW.on(kept, again)).as("nothing opened for the first time").isSameAs(kept);
    }

    @Test
    void givenAnEntryOfThePast_whenFolded_thenItIsMarkedAndTimedByItsRecording() {
        var history = drafted().at("2026-03-02T09:30:00Z");
        var said = Instant.parse("2026-03-02T06:00:00Z");
        history.by(
                Role.LEADER, new ReplyApproved(ApprovalLevel.LEADER, 1, "d", null, "leader", null, Occurred.at(said)));

        assertThat(last(history).enteredLater()).isTrue();
        assertThat(last(history).elsewhere()).isFalse();
        assertThat(last(history).signedAt()).isEqualTo("2026-03-02T09:30:00Z");
        assertThat(last(history).askedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(last(history).tookMillis()).isEqualTo(30_600_000L);
    }

    @Test
    void givenASourceWithoutTimes_whenFolded_thenNeitherTimeNorRequestIsMadeUp() {
        var history = drafted();
        var untimed = new Occurred(null, null, "citizen-messages");
        history.by(Role.ADMIN, new ReplyApproved(ApprovalLevel.LEADER, 1, "d", null, "leader", null, untimed));

        assertThat(last(history).signedAt()).isNull();
        assertThat(last(history).askedAt()).isNull();
        assertThat(last(history).tookMillis()).isNull();
        assertThat(last(history).enteredLater()).isTrue();
    }

    @Test
    void givenACaseThatMoves_whenSigned_thenTheUnitIsTheOneThatHadItThen() {
        var history = drafted().approved(ApprovalLevel.LEADER).returned();
        history.by(
                Role.LEADER, new ReplyApproved(ApprovalLevel.LEGAL, 1, "d", null, "leader", null, history.occurred()));
        history.assigned(ANJING).approved(ApprovalLevel.LEGAL);

        assertThat(signed(history)).extracting(Signed::unit).containsExactly(XIPU, null, ANJING);
    }

    @Test
    void givenEventsThatSignNothing_whenFolded_thenTheKeptCaseIsTheSame() {
        var history = drafted();
        var kept = of(history);
        int before = history.recorded().size();
        history.urged().investigated(true).mediated().missed(Clock.REPLY, 1).archived();

        for (var next : history.recorded().subList(before, history.recorded().size())) {
            assertThat(VIEW.on(kept, next)).as("%s", next.event()).isSameAs(kept);
        }
        assertThat(of(History.empty(history.caseId()).classified().signedOff(XIPU)))
                .as("no receipt")
                .isNull();
    }

    @Test
    void givenWhatIsKept_whenWrittenAndRead_thenItIsTheSame() {
        var kept =
                withOpening(drafted().approved(ApprovalLevel.LEADER), 5, "leader", "2026-03-02T01:30:00Z", "draft-1");

        assertThat(EventCodec.read(EventCodec.write(kept), SignedCase.class)).isEqualTo(kept);
    }

    @Test
    void givenAnEventThatIsInAlready_whenFoldedAgain_thenNothingIsSignedTwice() {
        SignedCase kept = null;
        for (var recorded : History.wholeLife().recorded()) {
            kept = VIEW.on(kept, recorded);
            assertThat(VIEW.on(kept, recorded)).as("%s", recorded.event()).isSameAs(kept);
        }
        assertThat(kept.signed()).hasSize(7);
    }

    @Test
    void givenASampleThatWasAskedFor_whenFolded_thenItIsTheFirstEventOfItsStream() {
        var auditor = new Actor("auditor", "审查委员", Role.AUDITOR, null);
        var at = Instant.parse("2026-03-25T02:00:00Z");
        var id = History.received().caseId();
        var first = new SampleSeeded(null, null, "REPLY", null, 20, 4711, 312, "00", "01");
        var second = new SampleSeeded(null, null, "ALL", null, 5, 4711, 312, "00", "02");
        var drawn = ReviewedSample.on(null, new Recorded(9, id, 0, at, auditor, first));

        assertThat(drawn.drawn()).isEqualTo(new Drawn(id.value(), 9, at, auditor, first, 0, 0, 0, null));
        assertThat(ReviewedSample.on(drawn, new Recorded(10, id, 1, at, auditor, second)))
                .isSameAs(drawn);
        assertThat(ReviewedSample.on(null, History.received().recorded().get(0)))
                .isNull();
    }
}
