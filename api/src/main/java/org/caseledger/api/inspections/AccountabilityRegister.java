package org.caseledger.api.inspections;

import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.accountability.Accountability;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityCount;
import org.caseledger.query.accountability.AccountabilityFilter;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 表彰、通报批评、追责 (P1.17, P3.14): what is declared of units and people, in cases and of the work as such, and what is
 * withdrawn.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AccountabilityRegister {

    private final AccountabilityQueries said;
    private final CaseReading reading;
    private final DeclarationGrounds grounds;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final ListReading lists;

    /** Some of it, and how much there is. */
    public record Listed(long total, List<Accountability> said) {}

    Listed list(AccountabilityFilter filter, Part part, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        return lists.find(AccountabilityFilter.LIST, filter, part, actor).as(Listed::new);
    }

    /** How much there is, by unit unless asked otherwise; of what the same filters leave. */
    List<AccountabilityCount> counts(
            AccountabilityFilter filter, @Nullable AccountabilityBy by, Part part, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        return said.counts(by == null ? AccountabilityBy.UNIT : by, filter, lists.upTo(part, filter, actor));
    }

    /**
     * The declaration on work of that identity; if it is based on a secret case, without free text for people whom that
     * case does not name.
     */
    Accountability read(String id, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        UUID stream = CaseReading.caseId(id).value();
        var found = said.ofTheWork(stream, Long.MAX_VALUE).orElseThrow(NotFoundException::new);
        if (!AccessPolicy.sees(actor, found.unit())) {
            throw new ForbiddenException();
        }
        boolean secret = found.cases().stream().anyMatch(one -> reading.isSecretFor(one, actor));
        return secret ? found.withheld() : found;
    }

    /**
     * A declaration of a unit, or of a person by login name, or by name where there is none; why, and what it rests on.
     */
    public record Declared(
            AccountabilityKind kind,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable String name,
            String why,
            @Nullable List<CaseId> cases,
            @Nullable List<FindingRef> findings,
            @Nullable List<UUID> inspections) {}

    /** Why it is withdrawn. */
    public record Withdrawn(String reason) {}

    /** Commends, criticises or holds to account, as the body says. */
    Accountability declare(byte[] body, Request request, Actor actor) {
        var id = request.id().caseId();
        var declared = bodies.read(body, Declared.class);
        var command = new DeclareAccountability(id, () -> grounds.of(declared));
        long position = gate.give(command, actor, request).position();
        return said.ofTheWork(id, position).orElseThrow(NotFoundException::new);
    }

    /** Withdraws a declaration, which stays to be seen with the reason. */
    Accountability withdraw(String id, byte[] body, Request request, Actor actor) {
        UUID stream = CaseReading.caseId(id).value();
        var reason = bodies.read(body, Withdrawn.class).reason();
        long position = gate.give(new WithdrawAccountability(stream, reason), actor, request)
                .position();
        return said.ofTheWork(stream, position).orElseThrow(NotFoundException::new);
    }
}
