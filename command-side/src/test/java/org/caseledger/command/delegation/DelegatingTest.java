package org.caseledger.command.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.LEGAL_SECTION;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.delegation.DelegationCommand.RevokeDelegation;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.Role;
import org.caseledger.events.office.Delegable;
import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.DelegationEvent.DelegationGranted;
import org.caseledger.events.office.DelegationEvent.DelegationRevoked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("授权代签: from whom, to whom, which kinds, from when to when")
class DelegatingTest {
    private static final LocalDate TODAY = Delegation.day(Give.RECEIVED_AT);

    private final TestOffice office = TestOffice.p9();
    private final List<Delegation> standing = new ArrayList<>();
    private @Nullable Integer last;

    private static GrantDelegation grant(String to, LocalDate first, LocalDate last, Delegable... kinds) {
        return new GrantDelegation(to, List.of(kinds), first, last, " 外出开会 ");
    }

    private List<DelegationEvent> give(Actor actor, AggregateCommand<Integer, DelegationEvent> command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(last, context);
        for (var event : events) {
            last = new Delegations().fold(last, event, actor, context.now());
            if (event instanceof DelegationGranted e) {
                standing.add(new Delegation(
                        e.delegation(),
                        new Delegation.Party(e.from(), actor.role(), actor.unit()),
                        new Delegation.Party(e.to(), e.role(), e.unit()),
                        e.kinds(),
                        e.first(),
                        e.last(),
                        e.reason(),
                        context.now(),
                        null));
            } else {
                standing.removeIf(one -> one.number() == event.delegation());
            }
        }
        office.granted(standing.toArray(Delegation[]::new));
        return events;
    }

    private void refused(Rule rule, Actor actor, AggregateCommand<Integer, DelegationEvent> command) {
        var before = last;
        assertThatThrownBy(() -> give(actor, command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(rule));
        assertThat(last).isEqualTo(before);
    }

    @Tag("P9.12f")
    @Test
    void givenALeader_whenSignaturesAreDelegated_thenRecordedWithAllOfIt() {
        assertThat(give(LEADER, grant("head", TODAY, TODAY, Delegable.REPLY, Delegable.ROUTING)))
                .containsExactly(new DelegationGranted(
                        1,
                        "leader",
                        "head",
                        Role.CENTER_HEAD,
                        CENTER,
                        List.of(Delegable.ROUTING, Delegable.REPLY),
                        TODAY,
                        TODAY,
                        "外出开会"));
        assertThat(give(LEADER2, grant("legal", TODAY, TODAY.plusDays(29), Delegable.REPLY)))
                .containsExactly(new DelegationGranted(
                        2,
                        "leader2",
                        "legal",
                        Role.LEGAL,
                        LEGAL_SECTION,
                        List.of(Delegable.REPLY),
                        TODAY,
                        TODAY.plusDays(29),
                        "外出开会"));
    }

    @Test
    void givenAnybodyButALeader_whenDelegated_thenRefused() {
        refused(Rule.ROLE, LEGAL, grant("head", TODAY, TODAY, Delegable.REPLY));
        refused(Rule.ROLE, HEAD, grant("legal", TODAY, TODAY, Delegable.REPLY));
        refused(Rule.ROLE, DISPATCHER, new RevokeDelegation(1, "提前返回"));
    }

    @Test
    @DisplayName("no one delegates what he or she has by delegation")
    void givenADelegate_whenDelegatedOn_thenRefused() {
        give(LEADER, grant("head", TODAY, TODAY, Delegable.values()));
        var signing = new Actor("head", "赵中心", Role.LEADER, null, new Behalf("leader", "王局长"));
        refused(Rule.SIGNED_IN_PERSON, signing, grant("legal", TODAY, TODAY, Delegable.REPLY));
    }

    @Test
    void givenWhoMayNotSignForALeader_whenDelegatedToThem_thenRefused() {
        refused(Rule.DELEGATION_TO_ANOTHER, LEADER, grant("leader", TODAY, TODAY, Delegable.REPLY));
        for (var to : List.of("handler", "intake", "dispatcher", "supervisor", "admin", "nobody")) {
            refused(Rule.DELEGATE_MAY_SIGN, LEADER, grant(to, TODAY, TODAY, Delegable.REPLY));
        }
    }

    @Test
    void givenImpossibleDays_whenDelegated_thenRefused() {
        refused(Rule.DELEGATION_NOT_BACKDATED, LEADER, grant("head", TODAY.minusDays(1), TODAY, Delegable.REPLY));
        refused(Rule.DELEGATION_ENDS, LEADER, grant("head", TODAY.plusDays(1), TODAY, Delegable.REPLY));
        refused(Rule.DELEGATION_NOT_TOO_LONG, LEADER, grant("head", TODAY, TODAY.plusDays(30), Delegable.REPLY));
        refused(
                Rule.DELEGATION_NOT_TOO_LONG,
                LEADER,
                grant("head", TODAY.plusDays(31), TODAY.plusDays(31), Delegable.REPLY));
        refused(Rule.DELEGATION_OF_SOMETHING, LEADER, grant("head", TODAY, TODAY));
        var wordless = new GrantDelegation("head", List.of(Delegable.REPLY), TODAY, TODAY, "。。。。");
        refused(Rule.REASON_IN_WORDS, LEADER, wordless);
        give(LEADER, grant("head", TODAY.plusDays(30), TODAY.plusDays(59), Delegable.REPLY));
    }

    @Test
    void givenADelegation_whenAnotherIsToSignTheSameThen_thenRefusedUntilItIsRevoked() {
        give(LEADER, grant("head", TODAY, TODAY.plusDays(5), Delegable.REPLY));
        var meeting = grant("legal", TODAY.plusDays(5), TODAY.plusDays(9), Delegable.ROUTING, Delegable.REPLY);
        refused(Rule.DELEGATION_ONCE, LEADER, meeting);
        refused(Rule.DELEGATION_ONCE, LEADER, grant("head", TODAY, TODAY, Delegable.REPLY));
        give(LEADER, grant("legal", TODAY, TODAY.plusDays(5), Delegable.ROUTING));
        give(LEADER, grant("legal", TODAY.plusDays(6), TODAY.plusDays(9), Delegable.REPLY));
        give(LEADER2, grant("head", TODAY, TODAY, Delegable.REPLY));
        give(LEADER, new RevokeDelegation(1, "提前返回"));
        give(LEADER, grant("legal", TODAY.plusDays(1), TODAY.plusDays(5), Delegable.REPLY));
    }

    @Test
    void givenADelegation_whenRevoked_thenByEitherOfTheTwoAndOnce() {
        give(LEADER, grant("head", TODAY, TODAY, Delegable.REPLY));
        give(LEADER, grant("legal", TODAY, TODAY, Delegable.ROUTING));
        refused(Rule.DELEGATION_STANDS, LEADER2, new RevokeDelegation(1, "提前返回"));
        refused(Rule.DELEGATION_STANDS, LEGAL, new RevokeDelegation(1, "提前返回"));
        refused(Rule.DELEGATION_STANDS, LEADER, new RevokeDelegation(3, "提前返回"));
        refused(Rule.REASON_IN_WORDS, LEADER, new RevokeDelegation(1, "1"));
        assertThat(give(HEAD, new RevokeDelegation(1, "不便代签"))).containsExactly(new DelegationRevoked(1, "不便代签"));
        refused(Rule.DELEGATION_STANDS, LEADER, new RevokeDelegation(1, "提前返回"));
        office.setTime(Give.RECEIVED_AT.plus(Duration.ofDays(1)));
        refused(Rule.DELEGATION_STANDS, LEADER, new RevokeDelegation(2, "提前返回"));
    }
}
