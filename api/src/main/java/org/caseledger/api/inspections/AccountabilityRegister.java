package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
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
import org.caseledger.query.findings.FindingRule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

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
    Accountability declare(SentJson sent) {
        var id = sent.request().id().caseId();
        var declared = sent.as(Declared.class);
        var command = new DeclareAccountability(id, () -> grounds.of(declared));
        long position = gate.give(command, sent.actor(), sent.request()).position();
        return said.ofTheWork(id, position).orElseThrow(NotFoundException::new);
    }

    /** Withdraws a declaration, which stays to be seen with the reason. */
    Accountability withdraw(String id, SentJson sent) {
        var request = sent.request();
        UUID stream = CaseReading.caseId(id).value();
        var reason = sent.as(Withdrawn.class).reason();
        long position = gate.give(new WithdrawAccountability(stream, reason), sent.actor(), request)
                .position();
        return said.ofTheWork(stream, position).orElseThrow(NotFoundException::new);
    }

    /** 表彰、通报批评、追责 (P1.17, P3.14): listed, declared and withdrawn. */
    @RestController
    @Tag(name = "accountability 表彰追责")
    @RequestMapping("/api/accountability")
    @RequiredArgsConstructor
    static class AccountabilityController {
        private final AccountabilityRegister register;

        @GetMapping
        Listed list(AccountabilityFilter filter, @Nullable AccountabilityBy by, Part part, LoggedIn person) {
            return register.list(filter, part, person.actor());
        }

        @GetMapping("/counts")
        List<AccountabilityCount> counts(
                AccountabilityFilter filter, @Nullable AccountabilityBy by, Part part, LoggedIn person) {
            return register.counts(filter, by, part, person.actor());
        }

        @GetMapping("/{id}")
        Accountability read(@PathVariable String id, LoggedIn person) {
            return register.read(id, person.actor());
        }

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Accountability> declare(SentJson sent) {
            var declared = register.declare(sent);
            return ResponseEntity.created(URI.create("/api/accountability/" + declared.id()))
                    .body(declared);
        }

        @PostMapping("/{id}/withdraw")
        Accountability withdraw(@PathVariable String id, SentJson sent) {
            return register.withdraw(id, sent);
        }
    }

    /** 表彰、通报批评、追责 (P1.17, P3.14): declarations on units and people, and their withdrawal. */
    @PageController
    @RequestMapping("/accountability")
    @RequiredArgsConstructor
    static class AccountabilityPages {
        /** Not typed: the previous page passes these on. */
        private static final String SHEETS = "inspections";

        private static final String FINDINGS = "findings";

        private static final Map<String, FindingRule> RULES =
                Arrays.stream(FindingRule.values()).collect(Collectors.toMap(FindingRule::name, rule -> rule));

        private final AccountabilityRegister register;

        @GetMapping
        String list(
                AccountabilityFilter filter,
                @RequestParam(defaultValue = "UNIT") AccountabilityBy by,
                Part part,
                PageRequest page) {
            var found = register.list(filter, part, page.actor());
            page.show(filter, found.total(), found.said());
            page.add(
                    "counts",
                    register.counts(filter, by, part, page.actor()).stream()
                            .map(count -> new DeclarationCountLine(by, count, page.asked()))
                            .toList());
            page.add("by", by);
            page.add("bys", AccountabilityBy.values());
            page.add("seesInspections", AccessPolicy.seesInspections(page.actor()));
            page.add("mayDeclare", Commands.mayGive(page.actor().role(), DeclareAccountability.class));
            return "inspections/accountability";
        }

        @GetMapping("/{id}")
        ModelAndView read(@PathVariable String id, FormRequest form) {
            return page(id, form);
        }

        /** Takes it back, with the reason. */
        @PostMapping("/{id}/withdraw")
        ModelAndView withdraw(@PathVariable String id, FormRequest form) {
            return page(id, form);
        }

        private ModelAndView page(String id, FormRequest form) {
            return form.page(
                    "inspections/declared",
                    () -> form.fields(Withdrawn.class, ""),
                    Set.of(),
                    () -> {
                        form.add("said", register.read(id, form.actor()));
                        form.add("rules", RULES);
                        form.add("mayWithdraw", Commands.mayGive(form.actor().role(), WithdrawAccountability.class));
                        form.add("word", Commands.wordOf(WithdrawAccountability.class));
                    },
                    sent -> {
                        register.withdraw(id, sent);
                        return "/accountability/" + id;
                    });
        }

        /** A leader commends, criticises or holds to account, and says what that rests on. */
        @FormMapping("/declare")
        ModelAndView declare(FormRequest form) {
            return form.of(DeclareAccountability.class)
                    .page(
                            "inspections/declare",
                            () -> form.fields(Declared.class, FINDINGS).stream()
                                    .filter(field -> !field.name().equals(SHEETS)
                                            || form.typed().containsKey(SHEETS))
                                    .toList(),
                            Set.of(SHEETS),
                            () -> {},
                            sent -> "/accountability/" + register.declare(sent).id());
        }
    }
}
