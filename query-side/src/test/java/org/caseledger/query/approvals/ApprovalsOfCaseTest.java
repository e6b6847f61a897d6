package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("P9.03, P9.12 the register of decisions, folded case by case")
class ApprovalsOfCaseTest {
    private static final String DIGEST = "0".repeat(64);
    private static final String OTHER = "f".repeat(64);

    // Folding needs no database; nothing connects.
    private static final ApprovalView VIEW = new ApprovalView(new PGSimpleDataSource());

    private static ApprovalsOfCase of(History history) {
        return Folds.fold(VIEW, history.recorded());
    }

    private static List<Approval> rows(History history) {
        return of(history).rows();
    }

    private static Approval last(History history) {
        var rows = rows(history);
        return rows.get(rows.size() - 1);
    }

    private static History atXipu() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    private static History drafted() {
        return atXipu().accepted().drafted();
    }

    @Test
    void givenASignOff_whenFolded_thenTheRowSaysWhoSignedForWhomAndHowLongItTook() {
        var history = History.received().classified().later(Duration.ofMinutes(95));
        history.by(Role.LEADER, new RoutingSignedOff(XIPU, "请犀浦所办理", history.occurred()));

        assertThat(rows(history)).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Approval.Kind.SIGN_OFF);
            assertThat(row.decision()).isEqualTo(Approval.Decision.APPROVED);
            assertThat(row.unit()).isEqualTo(XIPU);
            assertThat(row.person()).isEqualTo("leader");
            assertThat(row.name()).isEqualTo(Role.LEADER.zh());
            assertThat(row.role()).isEqualTo(Role.LEADER);
            assertThat(row.opinion()).isEqualTo("请犀浦所办理");
            assertThat(row.seconds()).isEqualTo(95 * 60);
            assertThat(row.askedAt()).isEqualTo("2026-03-02T01:00:00Z");
            assertThat(row.decidedAt()).isEqualTo(history.now());
            assertThat(row.askedBy()).isNull();
            assertThat(row.draft()).isNull();
            assertThat(row.level()).isNull();
            assertThat(row.digest()).isNull();
            assertThat(row.number()).startsWith("郫市监投〔2026〕");
            assertThat(row.position()).isEqualTo(3);
            assertThat(row.caseId()).isEqualTo(history.caseId());
        });
    }

    @Test
    void givenASignOffThatNothingAskedFor_whenFolded_thenItHasNoDuration() {
        assertThat(rows(History.received().signedOff(XIPU)))
                .as("before any classification")
                .extracting(Approval::seconds, Approval::askedAt)
                .containsExactly(tuple(null, null));
        assertThat(last(atXipu().later(Duration.ofHours(1)).signedOff(ANJING)).seconds())
                .as("the request was answered by the first one")
                .isNull();
    }

    static Stream<Arguments> holders() {
        return Stream.of(
                Arguments.of("received", History.received(), null),
                Arguments.of("signed off", History.received().classified().signedOff(XIPU), null),
                Arguments.of("assigned", atXipu(), XIPU),
                Arguments.of("returned", atXipu().returned(), null),
                Arguments.of("assigned again", atXipu().returned().assigned(ANJING), ANJING),
                Arguments.of("classified again", atXipu().classified(), XIPU),
                Arguments.of("drafted", drafted(), XIPU),
                Arguments.of("replied", drafted().replied(), XIPU),
                Arguments.of("reopened", drafted().replied().reopened(), XIPU),
                Arguments.of("declined", atXipu().declined(), XIPU));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("holders")
    void givenAHistory_whenFolded_thenItIsHeldByTheUnitThatHasTheCaseNow(String what, History history, UnitId unit) {
        assertThat(of(history).heldBy()).isEqualTo(unit);
    }

    @ParameterizedTest
    @EnumSource(ApprovalLevel.class)
    void givenADraft_whenItIsRejected_thenTheRowSaysWhyAndNoDraftWaits(ApprovalLevel level) {
        var history = drafted().later(Duration.ofSeconds(40)).rejected(level);

        assertThat(last(history).decision()).isEqualTo(Approval.Decision.REJECTED);
        assertThat(last(history).level()).isEqualTo(level);
        assertThat(last(history).opinion()).isEqualTo("依据不足");
        assertThat(last(history).draft()).isEqualTo(1);
        assertThat(last(history).unit()).isEqualTo(XIPU);
        assertThat(last(history).askedBy()).isEqualTo("handler");
        assertThat(last(history).seconds()).isEqualTo(40);
        assertThat(last(history).digest()).isEqualTo(DIGEST);
        assertThat(of(history).draft()).isNull();
        assertThatThrownBy(() -> of(history.approved(level)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No draft 1 waits")
                .hasMessageContaining(history.caseId().toString());
    }

    @Test
    void givenBothLevelsInOrder_whenFolded_thenTheLegalReviewCountsFromTheLeader() {
        var history = drafted()
                .later(Duration.ofMinutes(10))
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofMinutes(5))
                .approved(ApprovalLevel.LEGAL);

        assertThat(rows(history).subList(1, 3))
                .extracting(Approval::level, Approval::seconds)
                .containsExactly(tuple(ApprovalLevel.LEADER, 600L), tuple(ApprovalLevel.LEGAL, 300L));
    }

    @Test
    void givenALegalReviewBeforeTheLeader_whenFolded_thenBothCountFromTheDraft() {
        var history = drafted()
                .later(Duration.ofMinutes(10))
                .approved(ApprovalLevel.LEGAL)
                .later(Duration.ofMinutes(5))
                .approved(ApprovalLevel.LEADER);

        assertThat(rows(history).subList(1, 3))
                .extracting(Approval::level, Approval::seconds)
                .containsExactly(tuple(ApprovalLevel.LEGAL, 600L), tuple(ApprovalLevel.LEADER, 900L));
    }

    @Test
    void givenANewDraft_whenItIsDecided_thenNothingCountsFromTheOldOne() {
        var history = drafted()
                .approved(ApprovalLevel.LEADER)
                .later(Duration.ofHours(2))
                .drafted()
                .later(Duration.ofMinutes(1))
                .approved(ApprovalLevel.LEGAL);

        assertThat(last(history).draft()).isEqualTo(2);
        assertThat(last(history).seconds()).as("of the second draft alone").isEqualTo(60);
    }

    @Test
    void givenADecisionOnAnotherDraft_whenFolded_thenTheHistoryIsRefused() {
        var history = drafted();
        history.by(
                Role.LEADER,
                new ReplyApproved(ApprovalLevel.LEADER, 2, DIGEST, null, "leader", null, history.occurred()));

        assertThatThrownBy(() -> of(history))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No draft 2 waits");
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of("the draft, by its number", 1, DIGEST, true),
                Arguments.of("another text under its number", 1, OTHER, false),
                Arguments.of("the same text without a number", null, DIGEST, true),
                Arguments.of("another text without a number", null, OTHER, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void givenAnApprovedDraft_whenAReplyIsSent_thenTheApprovalSaysWhetherItIsThatText(
            String what, Integer draft, String digest, boolean asApproved) {
        var history = drafted().approved(ApprovalLevel.LEADER).approved(ApprovalLevel.LEGAL);
        replied(history, draft, digest);

        assertThat(rows(history).subList(1, 3))
                .extracting(Approval::replyDigest, Approval::sentAsApproved)
                .containsOnly(tuple(digest, asApproved));
        assertThat(rows(history).get(0).sentAsApproved())
                .as("a sign-off has no text")
                .isNull();
        assertThat(of(history).draft()).isNull();
    }

    private static void replied(History history, Integer draft, String digest) {
        history.by(Role.HANDLER, new ComplaintReplied(SEALED, digest, draft, Medium.PHONE, history.occurred()));
    }

    @Test
    void givenSeveralDrafts_whenOneIsSent_thenOnlyItsOwnApprovalsSaySo() {
        var history = drafted()
                .approved(ApprovalLevel.LEADER)
                .drafted()
                .rejected(ApprovalLevel.LEADER)
                .drafted()
                .approved(ApprovalLevel.LEADER);
        replied(history, 3, DIGEST);

        assertThat(rows(history).subList(1, 4))
                .extracting(Approval::draft, Approval::sentAsApproved)
                .containsExactly(tuple(1, null), tuple(2, null), tuple(3, true));
    }

    @Test
    void givenAReplyWithoutAnyDraft_whenFolded_thenNoApprovalIsTouched() {
        var history = atXipu().accepted();
        var before = rows(history);
        replied(history, null, DIGEST);

        assertThat(rows(history)).isEqualTo(before);
    }

    @Test
    void givenASecondRound_whenItsDraftIsSent_thenTheApprovalsOfTheFirstStayAsTheyWere() {
        var history = drafted().approved(ApprovalLevel.LEADER);
        replied(history, 1, DIGEST);
        history.reopened().later(Duration.ofDays(1)).drafted().approved(ApprovalLevel.LEADER);
        replied(history, 2, OTHER);

        assertThat(rows(history).subList(1, 3))
                .extracting(Approval::draft, Approval::replyDigest, Approval::sentAsApproved)
                .containsExactly(tuple(1, DIGEST, true), tuple(2, OTHER, false));
    }

    @Test
    void givenAReopenedCase_whenTheLeaderSignsAgain_thenItCountsFromTheReopening() {
        var history = atXipu().declined()
                .later(Duration.ofDays(3))
                .reopened()
                .later(Duration.ofMinutes(20))
                .signedOff(ANJING);

        assertThat(last(history).seconds()).isEqualTo(1200);
        assertThat(last(history).unit()).isEqualTo(ANJING);
    }

    @Test
    void givenAReopenedCase_whenItsOldDraftIsApproved_thenTheHistoryIsRefused() {
        assertThatThrownBy(() -> of(drafted().reopened().approved(ApprovalLevel.LEADER)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenTimesThatWereTypedBack_whenFolded_thenItCountsFromTheRecording() {
        var history = atXipu().accepted().at("2026-03-05T09:00:00Z");
        var draftedAt = Instant.parse("2026-03-04T01:00:00Z");
        var approvedAt = Instant.parse("2026-03-04T03:30:00Z");
        history.by(Role.HANDLER, new ReplyDrafted(1, SEALED, DIGEST, "handler", new Occurred(draftedAt, "补录", null)))
                .later(Duration.ofSeconds(20))
                .by(
                        Role.LEADER,
                        new ReplyApproved(
                                ApprovalLevel.LEADER,
                                1,
                                DIGEST,
                                "同意",
                                "leader",
                                null,
                                new Occurred(approvedAt, "补录", null)));

        assertThat(last(history).askedAt()).isEqualTo("2026-03-05T09:00:00Z");
        assertThat(last(history).decidedAt()).isEqualTo("2026-03-05T09:00:20Z");
        assertThat(last(history).seconds()).isEqualTo(20);
        assertThat(last(history).opinion()).isEqualTo("同意");
    }

    @Test
    void givenASourceWithoutTimes_whenFolded_thenNoTimeIsMadeUp() {
        var untimed = new Occurred(null, null, "citizen-messages");
        var history = atXipu().accepted();
        history.by(Role.ADMIN, new ReplyDrafted(1, SEALED, DIGEST, "handler", untimed))
                .by(Role.ADMIN, new ReplyApproved(ApprovalLevel.LEADER, 1, DIGEST, null, "leader", null, untimed));

        assertThat(last(history).askedAt()).isNull();
        assertThat(last(history).decidedAt()).isNull();
        assertThat(last(history).seconds()).isNull();
    }

    @Test
    void givenNoReceipt_whenFolded_thenNothingIsKept() {
        assertThat(of(History.empty(History.received().caseId()).classified().signedOff(XIPU)))
                .isNull();
    }

    @Test
    void givenEventsThatDecideNothing_whenFolded_thenTheKeptRowIsTheSame() {
        var history = drafted();
        var kept = of(history);
        int before = history.recorded().size();
        history.urged().investigated(true).mediated().followedUp(null).archived();

        for (var next : history.recorded().subList(before, history.recorded().size())) {
            assertThat(VIEW.on(kept, next)).as("%s", next.event()).isSameAs(kept);
        }
    }

    @Test
    void givenWhatIsKept_whenWrittenAndReadAfterEachEvent_thenItGoesOnTheSame() {
        ApprovalsOfCase kept = null;
        for (var recorded : History.wholeLife().recorded()) {
            kept = VIEW.on(kept, recorded);
            assertThat(EventCodec.read(EventCodec.write(kept), ApprovalsOfCase.class))
                    .isEqualTo(kept);
            assertThat(VIEW.on(kept, recorded)).isSameAs(kept);
        }
    }
}
