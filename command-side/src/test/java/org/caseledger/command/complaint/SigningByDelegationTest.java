package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.approve;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.Give.markSecret;
import static org.caseledger.command.complaint.Give.reject;
import static org.caseledger.command.complaint.Give.signOff;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.as;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.LEAD_CHECK;
import static org.caseledger.events.Clock.REPLY;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("P9.12 授权代签: by the right of the leader, as the person of whoever signs")
class SigningByDelegationTest extends ComplaintTest {
    private static final LocalDate TODAY = Delegation.day(NOW);

    private static Actor signingFor(Actor leader, Actor person) {
        return new Actor(
                person.person(),
                person.name(),
                leader.role(),
                leader.unit(),
                new Behalf(leader.person(), leader.name()));
    }

    private static final Actor HEAD_FOR_LEADER = signingFor(LEADER, HEAD);

    private static Delegation to(Actor to, LocalDate first, LocalDate last, Delegation.@Nullable End end) {
        return to(to, first, last, end, Delegable.values());
    }

    private static Delegation to(
            Actor to, LocalDate first, LocalDate last, Delegation.@Nullable End end, Delegable... kinds) {
        return new Delegation(
                1,
                new Delegation.Party("leader", Role.LEADER, null),
                new Delegation.Party(to.person(), to.role(), to.unit()),
                List.of(kinds),
                first,
                last,
                "外出开会",
                NOW.minus(Duration.ofDays(1)),
                end);
    }

    @BeforeEach
    void granted() {
        office().granted(to(HEAD, TODAY, TODAY, null));
    }

    @Tag("P9.03b")
    @Test
    void givenADelegation_whenTheRoutingIsSignedByIt_thenItIsALeadersSignOff() {
        given(classified());
        when(HEAD_FOR_LEADER, signOff(XIPU));
        thenRecorded(new RoutingSignedOff(XIPU, "请处理", JUST_NOW));
    }

    @Tag("P9.12f")
    @Test
    void givenADelegation_whenADraftIsApprovedByIt_thenBothPeopleAreRecorded() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(HEAD_FOR_LEADER, approve(1, TEXT));
        then(new ReplyApproved(ApprovalLevel.LEADER, 1, Digest.of(TEXT), "同意", "head", "leader", JUST_NOW));
        when(HEAD_FOR_LEADER, reject(1, TEXT));
        then(new ReplyRejected(ApprovalLevel.LEADER, 1, Digest.of(TEXT), "事实不清", "head", JUST_NOW));
    }

    @Test
    void givenNoDelegationThatCovers_whenSigned_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        var ended = new Delegation.End(NOW.minusSeconds(1), "王局长", "提前返回");
        for (var none : List.of(
                to(HEAD, TODAY.minusDays(9), TODAY.minusDays(1), null),
                to(HEAD, TODAY.plusDays(1), TODAY.plusDays(9), null),
                to(HEAD, TODAY, TODAY, ended),
                to(HEAD, TODAY, TODAY, null, Delegable.ROUTING, Delegable.EXTENSION),
                to(LEGAL, TODAY, TODAY, null))) {
            office().granted(none);
            when(HEAD_FOR_LEADER, approve(1, TEXT));
            thenRefused(Rule.DELEGATION_IN_FORCE, "P9.12");
        }
        office().granted(to(HEAD, TODAY, TODAY, null));
        when(signingFor(LEADER2, HEAD), approve(1, TEXT));
        thenRefused(Rule.DELEGATION_IN_FORCE, "P9.12");
    }

    @Test
    void givenTheLastDay_whenItIsOver_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        var midnight = TODAY.plusDays(1).atStartOfDay(WorkCalendar.ZONE);
        at(midnight.toInstant().minusMillis(1));
        assertThat(office().delegations()).hasSize(1);
        when(HEAD_FOR_LEADER, reject(1, TEXT));
        thenDone();
        at(midnight.toInstant());
        when(HEAD_FOR_LEADER, reject(1, TEXT));
        thenRefused(Rule.DELEGATION_IN_FORCE, "P9.12");
    }

    @Test
    @DisplayName("never whoever drafted, proposed, handled or reviewed")
    void givenWhoActedInTheCase_whenThatPersonSignsForALeader_thenRefused() {
        office().acted(CASE, "head");
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(HEAD_FOR_LEADER, approve(1, TEXT));
        thenRefused(Rule.DELEGATE_HAD_NO_PART, "P9.12");
        given(classified());
        when(HEAD_FOR_LEADER, signOff(XIPU));
        thenRefused(Rule.DELEGATE_HAD_NO_PART, "P9.12");
    }

    @Test
    @DisplayName("four eyes hold for the leader for whom it is signed as for whoever signs")
    void givenALeaderWhoDraftedOrApproved_whenAnotherSignsForHim_thenRefused() {
        var drafter = handlerOf(XIPU);
        office().granted(new Delegation(
                1,
                new Delegation.Party(drafter.person(), Role.LEADER, null),
                new Delegation.Party("head", HEAD.role(), HEAD.unit()),
                List.of(Delegable.REPLY),
                TODAY,
                TODAY,
                "外出开会",
                NOW,
                null));
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(signingFor(as(Role.LEADER, drafter), HEAD), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
    }

    @Test
    @DisplayName("leader, whoever signs for the leader, and legal reviewer: none of them twice")
    void givenADraftApprovedByDelegation_whenEitherOfThemReviews_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).give(HEAD_FOR_LEADER, approve(1, TEXT)));
        when(as(Role.LEGAL, HEAD), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
        when(as(Role.LEGAL, LEADER), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
        when(LEADER, approve(1, TEXT));
        thenRefused(Rule.DECIDED_ONCE, "P9.12");
        when(LEGAL, approve(1, TEXT));
        then(new ReplyApproved(ApprovalLevel.LEGAL, 1, Digest.of(TEXT), "同意", "legal", null, JUST_NOW));
    }

    @Tag("P6.12")
    @Test
    @DisplayName("neither of them has a part in the reconsideration of what was signed so")
    void givenAReplyApprovedByDelegation_whenItIsReconsidered_thenByNeitherOfThem() {
        given(gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .give(HEAD_FOR_LEADER, approve(1, TEXT))
                .reviewed(1, TEXT)
                .replied(TEXT)
                .give(SUPERVISOR, new ReopenComplaint(CASE, ReopenGround.RECONSIDERATION, "申请复议", null, null)));
        for (var either : List.of(HEAD, LEADER)) {
            when(either, Give.decideReconsideration());
            thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        }
        when(LEADER2, Give.decideReconsideration());
        thenDone();
    }

    @Test
    @DisplayName("P7.20 a secret case is signed in by whom it names only")
    void givenASecretCase_whenSignedByDelegation_thenOnlyByWhomItNames() {
        given(classified().give(LEADER, markSecret("leader")));
        when(HEAD_FOR_LEADER, signOff(XIPU));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
        given(classified().give(LEADER, markSecret("leader", "head")));
        when(HEAD_FOR_LEADER, signOff(XIPU));
        thenRecorded(new RoutingSignedOff(XIPU, "请处理", JUST_NOW));
    }

    @Test
    void givenADelegationOfExtensions_whenADeadlineIsExtended_thenRecorded() {
        given(received(ComplaintKind.INQUIRY, Channel.WEIBO)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(HEAD_FOR_LEADER, extend(REPLY, Give.at("2026-03-06T09:00")));
        thenDone();
    }

    @Test
    @DisplayName("O121-27 经市场监督管理部门负责人批准: no one signs that for the head")
    void givenTheCheckOfALead_whenItsExtensionIsSignedByDelegation_thenRefused() {
        work(CustomProcedure.office());
        granted();
        given(received(ComplaintKind.REPORT, Channel.LETTER)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-03-04T09:00")));
        thenDone();
        when(HEAD_FOR_LEADER, extend(LEAD_CHECK, Give.at("2026-03-04T09:00")));
        thenRefused(Rule.SIGNED_IN_PERSON, "OWN.10");
    }

    @Test
    @DisplayName("what a clause keeps for the leader is not delegated: clause by clause")
    void givenEveryCommandOfALeader_whenAsked_thenOnlyTheseAreSignedByDelegation() {
        assertThat(ComplaintCommands.onACase().stream()
                        .filter(command -> Commands.delegableAs(command).isPresent())
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrder("SignOffRouting", "ApproveReply", "RejectReply", "ExtendDeadline");
        given(gatedAt(XIPU));
        var refused = ComplaintCommands.onACase().stream()
                .filter(command -> Commands.delegableAs(command).isEmpty())
                .map(command -> offered(command, HEAD_FOR_LEADER))
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(offer -> {
            assertThat(offer.refused()).isNotNull();
            assertThat(offer.refused().rule()).isEqualTo(Rule.SIGNED_IN_PERSON);
        });
        assertThat(Arrays.stream(Delegable.values()))
                .allSatisfy(kind -> assertThat(ComplaintCommands.onACase())
                        .anyMatch(command -> Commands.delegableAs(command)
                                .filter(kind::equals)
                                .isPresent()));
    }

    private AvailableCommand offered(Class<? extends ComplaintCommand> command, Actor actor) {
        return AvailableCommand.of(command, gatedAt(XIPU).state(), new DecisionContext(actor, NOW, office()));
    }
}
