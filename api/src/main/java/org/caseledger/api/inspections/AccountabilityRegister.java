package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
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
import org.caseledger.query.findings.FindingRule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
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

    /** 表彰、通报批评、追责 (P1.17, P3.14): listed, declared and withdrawn. */
    @RestController
    @Tag(name = "accountability 表彰追责")
    @RequestMapping("/api/accountability")
    @RequiredArgsConstructor
    static class AccountabilityController {
        private final AccountabilityRegister register;
        private final JsonBodies bodies;
        private final Requests requests;

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
        ResponseEntity<Accountability> declare(HttpServletRequest http, LoggedIn person) throws IOException {
            var body = bodies.bytes(http);
            var declared = register.declare(body, requests.of(http, body, person), person.actor());
            return ResponseEntity.created(URI.create("/api/accountability/" + declared.id()))
                    .body(declared);
        }

        @PostMapping("/{id}/withdraw")
        Accountability withdraw(@PathVariable String id, HttpServletRequest http, LoggedIn person) throws IOException {
            var body = bodies.bytes(http);
            return register.withdraw(id, body, requests.of(http, body, person), person.actor());
        }
    }

    /** 表彰、通报批评、追责 (P1.17, P3.14): declarations on units and people, and their withdrawal. */
    @PageController
    @RequestMapping("/accountability")
    @RequiredArgsConstructor
    static class AccountabilityPages {
        private static final Map<String, FindingRule> RULES =
                Arrays.stream(FindingRule.values()).collect(Collectors.toMap(FindingRule::name, rule -> rule));

        private final AccountabilityRegister register;
        private final OfficeForms forms;
        private final SentForms sentForms;

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
            page.add(
                    "mayDeclare",
                    new PageCommand(DeclareAccountability.class).to(page.actor().role()));
            return "inspections/accountability";
        }

        @GetMapping("/{id}")
        String read(@PathVariable String id, LoggedIn person, Model model) {
            show(id, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
            return "inspections/declared";
        }

        /** Takes it back, with the reason. */
        @PostMapping("/{id}/withdraw")
        ModelAndView withdraw(
                @PathVariable String id,
                @RequestParam MultiValueMap<String, String> typed,
                LoggedIn person,
                Model model) {
            var fields = forms.fields(Withdrawn.class, "");
            return sentForms.send(
                    new SentForm("/accountability/" + id + "/withdraw", fields, typed, person),
                    (json, request) -> {
                        register.withdraw(id, json, request, person.actor());
                        return "/accountability/" + id;
                    },
                    mistakes -> {
                        show(id, typed, mistakes, person, model);
                        return SentForms.again("inspections/declared", model);
                    });
        }

        private void show(
                String id, MultiValueMap<String, String> typed, FormErrors mistakes, LoggedIn person, Model model) {
            var shown = register.read(id, person.actor());
            model.addAttribute("said", shown);
            model.addAttribute("rules", RULES);
            model.addAttribute(
                    "mayWithdraw",
                    new PageCommand(WithdrawAccountability.class)
                            .to(person.actor().role()));
            model.addAttribute("word", new PageCommand(WithdrawAccountability.class));
            SentForms.show(model, forms.fields(Withdrawn.class, ""), typed, mistakes);
        }
    }
}
