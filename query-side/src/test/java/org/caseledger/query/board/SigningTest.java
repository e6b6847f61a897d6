package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.SEALED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P9.12, P6.10 what of a case waits to be signed, and by whom")
class SigningTest {
    private static final Occurred AT = Occurred.at(Instant.parse("2026-03-10T01:00:00Z"));
    private static final Act DRAFTED = new ReplyDrafted(1, SEALED, "d", "handler", AT);
    private static final Act LEADER = approved(ApprovalLevel.LEADER);
    private static final Act LEGAL = approved(ApprovalLevel.LEGAL);
    private static final Act REJECTED = new ReplyRejected(ApprovalLevel.LEADER, 1, "d", "依据不足", "leader", AT);
    private static final Act REPLIED = new ComplaintReplied(SEALED, "d", 1, null, AT);
    private static final Act REOPENED = new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "不满意", AT);
    private static final Act PROPOSED = new OpinionProposed(SEALED, new Plan("约谈", null, "李四"), AT);
    private static final Act SENT_BACK = new OpinionReviewed(1, false, "请写明依据", "head", AT);
    private static final Act AGREED = new OpinionReviewed(1, true, null, "head", AT);

    private static Act approved(ApprovalLevel level) {
        return new ReplyApproved(level, 1, "d", null, level.name(), null, AT);
    }

    private static Signing after(Act... acts) {
        var signing = Signing.NOTHING;
        for (var act : acts) {
            signing = signing.on(act);
        }
        return signing;
    }

    static Stream<Arguments> drafts() {
        return Stream.of(
                Arguments.of("nothing drafted", after(), null),
                Arguments.of("an approval of no draft", after(LEADER), null),
                Arguments.of("drafted", after(DRAFTED), List.of()),
                Arguments.of("approved", after(DRAFTED, LEADER), List.of(ApprovalLevel.LEADER)),
                Arguments.of(
                        "approved by both, in their order",
                        after(DRAFTED, LEGAL, LEADER),
                        List.of(ApprovalLevel.LEGAL, ApprovalLevel.LEADER)),
                Arguments.of("drafted again", after(DRAFTED, LEADER, DRAFTED), List.of()),
                Arguments.of("rejected", after(DRAFTED, LEADER, REJECTED), null),
                Arguments.of("replied", after(DRAFTED, LEADER, LEGAL, REPLIED), null),
                Arguments.of("reopened", after(DRAFTED, REOPENED), null));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("drafts")
    void givenActs_whenFolded_thenItIsKnownWhoApprovedTheDraftThatWaits(
            String what, Signing signing, List<ApprovalLevel> approved) {
        assertThat(signing.approved()).isEqualTo(approved);
        assertThat(signing.opinionWaits()).isFalse();
    }

    @Test
    @DisplayName("P9.12 a lowering waits until it is decided on, or the case has moved on")
    void givenALoweringIsProposed_whenDecidedOrOvertaken_thenItNoLongerWaits() {
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
                AT);
        assertThat(after(proposed).loweringWaits()).isTrue();
        assertThat(after(proposed, DRAFTED, LEADER).loweringWaits()).isTrue();
        assertThat(after(proposed, new LoweringRejected(1, "未查清", "leader", AT)).loweringWaits())
                .isFalse();
        assertThat(after(proposed, REPLIED).loweringWaits()).isFalse();
        assertThat(after(proposed, REOPENED).loweringWaits()).isFalse();
    }

    static Stream<Arguments> opinions() {
        return Stream.of(
                Arguments.of(after(PROPOSED), true),
                Arguments.of(after(PROPOSED, DRAFTED, LEADER, REPLIED), true),
                Arguments.of(after(PROPOSED, SENT_BACK), false),
                Arguments.of(after(PROPOSED, AGREED), false),
                Arguments.of(after(PROPOSED, REOPENED), false),
                Arguments.of(after(PROPOSED, SENT_BACK, PROPOSED), true),
                Arguments.of(after(SENT_BACK), false));
    }

    @ParameterizedTest
    @MethodSource("opinions")
    void givenActs_whenFolded_thenItIsKnownWhetherAnOpinionWaits(Signing signing, boolean waits) {
        assertThat(signing.opinionWaits()).isEqualTo(waits);
    }

    private static final Gates P9 = Procedures.builtIn().get("P9").gates();
    private static final Gates P6 = Procedures.builtIn().get("P6").gates();

    private static CaseFacts facts(Severity severity, Flag... flags) {
        return new CaseFacts(
                ComplaintKind.COMPLAINT,
                Channel.LETTER,
                severity,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(flags));
    }

    static Stream<Arguments> turns() {
        var major = facts(Severity.MAJOR);
        var ordinary = facts(Severity.GENERAL);
        var flagged = facts(Severity.GENERAL, Flag.WIDE_IMPACT);
        return Stream.of(
                Arguments.of("no draft", after(), P9, major, Role.HANDLER),
                Arguments.of("a draft that needs approvals", after(DRAFTED), P9, major, Role.LEADER),
                Arguments.of("by its flag", after(DRAFTED), P9, flagged, Role.LEADER),
                Arguments.of("one that needs none", after(DRAFTED), P9, ordinary, Role.HANDLER),
                Arguments.of("a procedure that is gone", after(DRAFTED), null, major, Role.HANDLER),
                Arguments.of("the leader did", after(DRAFTED, LEADER), P9, major, Role.LEGAL),
                Arguments.of("the reviewer was first", after(DRAFTED, LEGAL), P9, major, Role.LEADER),
                Arguments.of("both did", after(DRAFTED, LEADER, LEGAL), P9, major, Role.HANDLER),
                Arguments.of("an opinion under P9", after(PROPOSED), P9, major, Role.HANDLER),
                Arguments.of("an opinion under P6", after(PROPOSED), P6, major, Role.CENTER_HEAD),
                Arguments.of("an opinion before a draft", after(PROPOSED, DRAFTED), P6, major, Role.CENTER_HEAD),
                Arguments.of("an opinion, its procedure gone", after(PROPOSED), null, major, Role.HANDLER));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("turns")
    void givenWhatWaits_whenAskedWhoseTurnItIs_thenItIsOfTheFirstThatHasNotSigned(
            String what, Signing signing, Gates gates, CaseFacts facts, Role role) {
        assertThat(signing.turn(gates, facts).role()).isEqualTo(role);
    }

    @Test
    void givenAnyOtherAct_whenFolded_thenWhatWaitsIsTheSame() {
        var waiting = after(PROPOSED, DRAFTED, LEADER);
        var others = Samples.except(
                ReplyDrafted.class,
                ReplyApproved.class,
                ReplyRejected.class,
                ComplaintReplied.class,
                ComplaintReceived.class,
                ComplaintReopened.class,
                OpinionProposed.class,
                OpinionReviewed.class,
                ComplaintReturned.class,
                LoweringProposed.class,
                ReconsiderationDecided.class);

        assertThat(others)
                .filteredOn(event -> event instanceof Act)
                .hasSizeGreaterThan(20)
                .allSatisfy(act -> assertThat(waiting.on((Act) act)).isEqualTo(waiting));
    }
}
