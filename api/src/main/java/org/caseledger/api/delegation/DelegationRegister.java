package org.caseledger.api.delegation;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.delegation.DelegationBook;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.delegation.DelegationCommand.RevokeDelegation;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.springframework.stereotype.Component;

/** 授权代签: the delegations, who signs for which leader; visible to everyone who reads cases. */
@Component
public class DelegationRegister {

    private static final String NUMBER = "delegation";

    private final DelegationBook delegations;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Clock clock;

    DelegationRegister(EventLog log, CommandGate gate, JsonBodies bodies, Clock clock) {
        this.delegations = new DelegationBook(log);
        this.gate = gate;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A delegation, and whether it is in force now. */
    public record Entry(Delegation delegation, DelegationState state) {

        /** Whether nothing has ended it yet. */
        public boolean stands() {
            return state == DelegationState.IN_FORCE || state == DelegationState.AHEAD;
        }

        /** Whether this person granted or received it, and may revoke it. */
        public boolean mayBeRevokedBy(String person) {
            return stands()
                    && (delegation.from().person().equals(person)
                            || delegation.to().person().equals(person));
        }
    }

    /** All that were ever granted, the latest first. */
    List<Entry> list(Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = clock.instant();
        return delegations.all().stream()
                .sorted(Comparator.comparing(Delegation::number).reversed())
                .map(one -> new Entry(one, DelegationState.of(one, now)))
                .toList();
    }

    /** The one of that number. */
    Entry find(int number, Actor actor) {
        return list(actor).stream()
                .filter(one -> one.delegation().number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Grants what a body holds, once as this request; gives what became of it. */
    Entry grant(byte[] body, Request request, Actor actor) {
        gate.mustBeAllowed(GrantDelegation.class, null, actor, request);
        var command = bodies.read(body, GrantDelegation.class);
        gate.give(command, actor, request);
        return list(actor).stream()
                .filter(one -> one.delegation().from().person().equals(actor.person()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Revokes it at once. */
    Entry revoke(int number, byte[] body, Request request, Actor actor) {
        gate.mustBeAllowed(RevokeDelegation.class, null, actor, request);
        var command = bodies.read(body, RevokeDelegation.class, NUMBER, Integer.toString(number));
        gate.give(command, actor, request);
        return find(number, actor);
    }
}
