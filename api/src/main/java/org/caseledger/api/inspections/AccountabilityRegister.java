package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.People;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.InvalidInputException;
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
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.accountability.Accountability;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityCount;
import org.caseledger.query.accountability.AccountabilityFilter;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.caseledger.query.accountability.AccountabilitySource;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.inspections.InspectionQueries;
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
@RestController("accountability")
@Tag(name = "accountability 表彰追责")
@RequestMapping("/api/accountability")
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AccountabilityRegister {
    private final AccountabilityQueries said;
    private final CaseReading reading;
    private final DeclarationGrounds grounds;
    private final CommandGate gate;
    private final ListReading lists;

    /** Some of it, and how much there is. */
    public record Listed(long total, List<Accountability> said) {}

    @GetMapping
    Listed list(AccountabilityFilter filter, @Nullable AccountabilityBy by, Part part, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        return lists.find(AccountabilityFilter.LIST, filter, part, actor).as(Listed::new);
    }

    /** How much there is, by unit unless asked otherwise; of what the same filters leave. */
    @GetMapping("/counts")
    List<AccountabilityCount> counts(
            AccountabilityFilter filter, @Nullable AccountabilityBy by, Part part, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        return said.counts(by == null ? AccountabilityBy.UNIT : by, filter, lists.upTo(part, filter, actor));
    }

    /**
     * The declaration on work of that identity; if it is based on a secret case, without free text for people whom that
     * case does not name.
     */
    @GetMapping("/{id}")
    Accountability read(@PathVariable String id, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        UUID stream = CaseReading.caseId(id).value();
        var found = said.ofTheWork(stream, Long.MAX_VALUE).orElseThrow(NotFoundException::new);
        ForbiddenException.unless(AccessPolicy.sees(actor, found.unit()));
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
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Accountability> declare(SentJson sent) {
        var declared = declared(sent);
        return ResponseEntity.created(URI.create("/api/accountability/" + declared.id()))
                .body(declared);
    }

    private Accountability declared(SentJson sent) {
        var id = sent.request().id().caseId();
        var declared = sent.as(Declared.class);
        var command = new DeclareAccountability(id, () -> grounds.of(declared));
        long position = gate.give(command, sent.actor(), sent.request()).position();
        return said.ofTheWork(id, position).orElseThrow(NotFoundException::new);
    }

    /** Withdraws a declaration, which stays to be seen with the reason. */
    @PostMapping("/{id}/withdraw")
    Accountability withdraw(@PathVariable String id, SentJson sent) {
        var request = sent.request();
        UUID stream = CaseReading.caseId(id).value();
        var reason = sent.as(Withdrawn.class).reason();
        long position = gate.give(new WithdrawAccountability(stream, reason), sent.actor(), request)
                .position();
        return said.ofTheWork(stream, position).orElseThrow(NotFoundException::new);
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
            var found = register.list(filter, by, part, page.actor());
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
                            sent -> "/accountability/" + register.declared(sent).id());
        }
    }

    /** Looks up whom a declaration is of, and that what it rests on is there (P1.17). */
    @Component
    @RequiredArgsConstructor
    static final class DeclarationGrounds {
        private static final int MOST = 100;

        private final People people;
        private final CaseFindings findings;
        private final InspectionQueries inspections;

        /**
         * The declaration to be recorded; throws {@link InvalidInputException} for a person or thing that does not
         * exist.
         */
        AccountabilityDeclared of(Declared declared) {
            var cases = orEmpty("cases", declared.cases());
            var found = orEmpty("findings", declared.findings());
            var sheets = orEmpty("inspections", declared.inspections());
            found.forEach(this::mustBeFound);
            sheets.forEach(this::mustBeASheet);
            if (declared.person() == null) {
                return new AccountabilityDeclared(
                        declared.kind(), declared.unit(), null, declared.name(), declared.why(), cases, found, sheets);
            }
            if (declared.unit() != null || declared.name() != null) {
                throw new InvalidInputException(
                        "person", "已由登录名确定单位和姓名，不再另填", "already determines unit and name; leave those empty");
            }
            var of = people.find(declared.person())
                    .orElseThrow(() -> new InvalidInputException("person", "没有此登录名", "is not a known login name"))
                    .person();
            return new AccountabilityDeclared(
                    declared.kind(), of.unit(), of.username(), of.name(), declared.why(), cases, found, sheets);
        }

        private void mustBeFound(FindingRef ref) {
            boolean there = findings.of(ref.caseId()).orElse(List.of()).stream()
                    .anyMatch(f ->
                            f.position() == ref.position() && f.rule().name().equals(ref.rule()));
            if (!there) {
                throw new InvalidInputException(
                        "findings", "没有这项审查发现：%s %d", "There is no such finding: %s %d", ref.rule(), ref.position());
            }
        }

        private void mustBeASheet(UUID id) {
            if (inspections.find(id).isEmpty()) {
                throw new InvalidInputException("inspections", "没有检查表 %s", "There is no inspection sheet %s", id);
            }
        }

        private static <T> List<T> orEmpty(String name, @Nullable List<T> given) {
            if (given != null && given.size() > MOST) {
                throw new InvalidInputException(name, "最多%d项", "must have at most %d entries", MOST);
            }
            return given == null ? List.of() : List.copyOf(given);
        }
    }

    /** Count for one key, with links to its entries. */
    public record DeclarationCountLine(AccountabilityBy by, AccountabilityCount count, Map<String, String> asked) {
        /** What the key is; null for no unit, or for units as a whole. */
        public @Nullable Object name() {
            var key = count.key();
            if (key == null) {
                return null;
            }
            return switch (by) {
                case UNIT -> new UnitId(key);
                case PERSON -> key;
                case KIND -> AccountabilityKind.valueOf(key);
                case SOURCE -> AccountabilitySource.valueOf(key);
            };
        }

        /** The link to the entries of a kind that were not withdrawn. */
        public String standing(AccountabilityKind kind) {
            return to(RequestedFilter.with(RequestedFilter.with(asked, "kind", kind.name()), "withdrawn", false));
        }

        /** The link to the withdrawn entries. */
        public String withdrawn() {
            return to(RequestedFilter.with(asked, "withdrawn", true));
        }

        /** How much stands of a kind. */
        public long of(AccountabilityKind kind) {
            return switch (kind) {
                case COMMENDATION -> count.commendations();
                case CRITICISM -> count.criticisms();
                case INQUIRY -> count.inquiries();
            };
        }

        private String to(Map<String, String> filters) {
            var ofKey = count.key() == null
                    ? RequestedFilter.with(filters, "none", by.name())
                    : RequestedFilter.with(filters, by.name().toLowerCase(Locale.ROOT), count.key());
            return "/accountability?" + RequestedFilter.again(ofKey);
        }
    }
}
