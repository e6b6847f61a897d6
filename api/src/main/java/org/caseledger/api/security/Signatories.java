package org.caseledger.api.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caseledger.command.delegation.DelegationBook;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.gate.Delegation;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 授权代签: in whose name a person signs, their own or a leader's. A delegation passes on the right to sign, not the right
 * to read: whoever signs for a leader reads and opens by their own right.
 */
@Component
public class Signatories {
    /** The name of the header, and of the part of a form, that names the leader by login. */
    public static final String HEADER = "On-Behalf-Of";

    /** The same of a form, and of an address. */
    public static final String PARAMETER = "behalf";

    private final DelegationBook delegations;
    private final People people;
    private final Clock clock;

    Signatories(EventLog log, People people, Clock clock) {
        this.delegations = new DelegationBook(log);
        this.people = people;
        this.clock = clock;
    }

    /** A leader for whom a person may sign now, as the acting person, and by which delegations. */
    public record For(Actor actor, List<Delegation> delegations) {}

    /** The leaders for whom this person may sign now, in the order of the delegations. */
    public List<For> of(Actor person) {
        if (!GrantDelegation.mayBeGivenTo(person.role())) {
            return List.of();
        }
        var now = clock.instant();
        var byLeader = delegations.standing(now).stream()
                .filter(one -> one.isInForce(now))
                .filter(one -> one.to().person().equals(person.person()))
                .collect(Collectors.groupingBy(Delegation::from, LinkedHashMap::new, Collectors.toList()));
        return byLeader.entrySet().stream()
                .map(of -> new For(as(person, of.getKey()), of.getValue()))
                .toList();
    }

    private Actor as(Actor person, Delegation.Party leader) {
        return new Actor(
                person.person(),
                person.name(),
                leader.role(),
                leader.unit(),
                new Behalf(leader.person(), nameOf(leader.person())));
    }

    private String nameOf(String login) {
        return people.find(login).map(found -> found.person().name()).orElse(login);
    }

    /**
     * The person as signing for the leader of that login; in their own name if it is blank. Whether the leader lets
     * them sign is decided with the command. Throws {@link ForbiddenException} for an unknown login.
     */
    public Actor signing(Actor person, @Nullable String leader) {
        if (leader == null || leader.isBlank()) {
            return person;
        }
        return of(person).stream()
                .map(For::actor)
                .filter(actor -> Objects.requireNonNull(actor.behalf()).person().equals(leader))
                .findFirst()
                .orElseGet(() -> claiming(person, leader));
    }

    /** By a claim that nothing in force backs, one keeps the own role: the refusal tells who it was. */
    private Actor claiming(Actor person, String leader) {
        var named = people.find(leader).orElseThrow(ForbiddenException::new).person();
        return new Actor(
                person.person(),
                person.name(),
                person.role(),
                person.unit(),
                new Behalf(named.username(), named.name()));
    }
}
