package org.caseledger.api.respondents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.respondents.CasesAgainst.EarlyWarning;
import org.caseledger.api.respondents.Respondents.RespondentAction;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.respondent.RespondentCommand;
import org.caseledger.command.respondent.RespondentCommand.AliasRespondent;
import org.caseledger.command.respondent.RespondentCommand.ChangeRespondent;
import org.caseledger.command.respondent.RespondentCommand.JoinRespondents;
import org.caseledger.command.respondent.RespondentCommand.PartRespondents;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.respondents.CountedRespondent;
import org.caseledger.query.respondents.RespondentEntry;
import org.caseledger.query.respondents.RespondentQueries;
import org.caseledger.respondent.RegisteredRespondent;
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

/** The register of respondents: found, entered and changed (O121-10). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Respondents {
    private static final int OFFERED = 12;

    private final RespondentQueries respondents;
    private final CommandGate gate;
    private final Paging paging;
    private final EarlyWarning warning;

    /** Some of the entries, and how many there are; {@code warnCases} within {@code warnDays} are a warning. */
    public record Listed(long total, int warnCases, int warnDays, List<CountedRespondent> respondents) {}

    /** Those with these words in a name, other name or code. */
    Listed list(@Nullable String words, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(part.after());
        var found = respondents.find(words, warning.since(), Paging.page(part.page()), Paging.size(part.size()));
        return new Listed(found.total(), warning.cases(), warning.days(), found.rows());
    }

    /** The entries that may match what is being typed. */
    List<RespondentEntry> offered(String words, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return words.isBlank() ? List.of() : respondents.offered(words, OFFERED);
    }

    RespondentEntry read(String id, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return at(id(id), Long.MAX_VALUE);
    }

    /** Enters a business into the register. */
    RespondentEntry register(SentJson sent) {
        var request = sent.request();
        var id = new RespondentId(request.id().caseId());
        var command = sent.as(RegisterRespondent.class, "id", id);
        return at(id, gate.give(command, sent.actor(), request).position());
    }

    /** Gives the command of this name that a body holds. */
    RespondentEntry give(String id, String name, SentJson sent) {
        var request = sent.request();
        var entry = id(id);
        var command = sent.as(RespondentAction.named(name).command(), "id", entry);
        return at(entry, gate.give(command, sent.actor(), request).position());
    }

    private RespondentEntry at(RespondentId id, long position) {
        return respondents.at(id, position).orElseThrow(NotFoundException::new);
    }

    static RespondentId id(String text) {
        try {
            return RespondentId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** 被诉方登记册 (O121-10): entries, and the cases against each. */
    @RestController
    @Tag(name = "respondents 被诉方登记册")
    @RequestMapping("/api/respondents")
    @RequiredArgsConstructor
    static class RespondentsController {
        private final Respondents respondents;
        private final CasesAgainst against;

        @GetMapping
        Listed list(@Nullable String words, Part part, LoggedIn person) {
            return respondents.list(words, part, person.actor());
        }

        @GetMapping("/{id}")
        RespondentEntry read(@PathVariable String id, LoggedIn person) {
            return respondents.read(id, person.actor());
        }

        @GetMapping("/{id}/cases")
        CasesAgainst.Account cases(
                @PathVariable String id, @Nullable Integer page, @Nullable Integer size, LoggedIn person) {
            var entry = respondents.read(id, person.actor());
            return against.of(entry, page, size, person.actor());
        }

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<RespondentEntry> register(SentJson sent) {
            var entry = respondents.register(sent);
            return ResponseEntity.created(URI.create("/api/respondents/" + entry.id()))
                    .body(entry);
        }

        @PostMapping("/{id}/{command}")
        RespondentEntry give(@PathVariable String id, @PathVariable("command") String name, SentJson sent) {
            return respondents.give(id, name, sent);
        }
    }

    /** 被诉方登记册: the register, a page for each business, and what is offered while one types. */
    @PageController
    @RequestMapping("/respondents")
    @RequiredArgsConstructor
    static class RespondentPages {
        private static final List<Figure> SHOWN = List.of(
                Figure.RECEIVED,
                Figure.ACCEPTED,
                Figure.DECLINED,
                Figure.REFERRED,
                Figure.REPLIED,
                Figure.SETTLED,
                Figure.WITHDRAWN,
                Figure.LATE,
                Figure.REOPENED);

        private final Respondents respondents;
        private final CasesAgainst against;
        private final EarlyWarning warning;

        @GetMapping
        String list(@Nullable String words, Part part, PageRequest page) {
            var found = respondents.list(words, part, page.actor());
            page.add("rows", found.respondents());
            page.add("asked", page.asked());
            page.add("warning", warning);
            page.add(
                    "mayRegister",
                    new PageCommand(RegisterRespondent.class).to(page.actor().role()));
            page.add("sheet", Pagination.of("/respondents", page.asked(), found.total()));
            return "respondents/list";
        }

        /** The register entries that may match a field, whatever the name of the field. */
        @GetMapping("/lookup")
        String lookup(@RequestParam Map<String, String> typed, LoggedIn person, Model model) {
            var words = typed.values().stream()
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
            model.addAttribute("offered", respondents.offered(words, person.actor()));
            return "respondents/lookup :: offered";
        }

        @GetMapping("/{id}")
        String read(
                @PathVariable String id,
                @Nullable Integer page,
                @Nullable Integer size,
                @RequestParam Map<String, String> asked,
                LoggedIn person,
                Model model) {
            var actor = person.actor();
            var found = respondents.read(id, actor);
            var account = against.of(found, page, size, actor);
            model.addAttribute("found", found);
            model.addAttribute("account", account);
            model.addAttribute("figures", SHOWN);
            model.addAttribute(
                    "standing",
                    account.standing().equals(found.id())
                            ? null
                            : respondents.read(account.standing().toString(), actor));
            model.addAttribute("warning", warning);
            model.addAttribute("actions", RespondentAction.on(found.entry().joinedTo() != null, actor.role()));
            model.addAttribute("sheet", Pagination.of("/respondents/" + id, asked, account.total()));
            return "respondents/respondent";
        }

        /** The note on the respondent on the page of a case. */
        @GetMapping("/{id}/note")
        String note(@PathVariable String id, PageRequest page) {
            var found = respondents.read(id, page.actor());
            page.add("found", found);
            page.add("recent", against.recent(found.id(), page.actor()));
            page.add("warning", warning);
            return "respondents/note :: note";
        }
    }

    /** A command on an entry of the register, by its name in an address. */
    public record RespondentAction(String path, Class<? extends RespondentCommand> command) {
        private static final List<RespondentAction> ALL = List.of(
                new RespondentAction("change", ChangeRespondent.class),
                new RespondentAction("alias", AliasRespondent.class),
                new RespondentAction("join", JoinRespondents.class),
                new RespondentAction("part", PartRespondents.class));

        /** The command of this name; throws {@link NotFoundException} where there is none. */
        static RespondentAction named(String path) {
            return ALL.stream()
                    .filter(action -> action.path().equals(path))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }

        /** Those that a role may give on an entry that is joined to another one, or is not. */
        static List<RespondentAction> on(boolean joined, Role role) {
            return ALL.stream()
                    .filter(action -> action.command() != JoinRespondents.class || !joined)
                    .filter(action -> action.command() != PartRespondents.class || joined)
                    .filter(action -> action.word().to(role))
                    .toList();
        }

        /** The command in words. */
        public PageCommand word() {
            return new PageCommand(command);
        }
    }

    /** 登记、变更、合并、拆分: the forms of the register of respondents. */
    @PageController
    @RequestMapping("/respondents")
    @RequiredArgsConstructor
    static class RespondentForms {
        private final Respondents respondents;

        @FormMapping("/register")
        ModelAndView register(FormRequest form) {
            return form.of(RegisterRespondent.class)
                    .page(
                            "respondents/register",
                            () -> form.fields(RegisterRespondent.class, "id"),
                            Set.of(),
                            () -> {},
                            sent -> "/respondents/" + respondents.register(sent).id());
        }

        @FormMapping("/{id}/do/{command}")
        ModelAndView give(@PathVariable String id, @PathVariable("command") String name, FormRequest form) {
            var command = RespondentAction.named(name).command();
            form.of(command)
                    .fillIn(typed -> typed.addAll(
                            present(respondents.read(id, form.actor()).entry())));
            return form.page(
                    "respondents/act",
                    () -> form.fields(command, "id"),
                    Set.of(),
                    () -> {
                        form.add("found", respondents.read(id, form.actor()));
                        form.add("command", name);
                    },
                    sent -> {
                        respondents.give(id, name, sent);
                        return "/respondents/" + id;
                    });
        }

        /** The current entry of the register, to be changed. */
        private static MultiValueMap<String, String> present(RegisteredRespondent entry) {
            var typed = new LinkedMultiValueMap<String, String>();
            parts(entry.business()).forEach((name, value) -> typed.add(name, value == null ? "" : value));
            typed.add("aliases", String.join("、", entry.aliases()));
            return typed;
        }

        private static Map<String, @Nullable String> parts(RegisteredBusiness business) {
            var parts = new LinkedHashMap<String, @Nullable String>();
            parts.put("name", business.name());
            parts.put("creditCode", business.creditCode());
            parts.put("address", business.address());
            parts.put("street", business.street());
            parts.put("contact", business.contact());
            parts.put("phone", business.phone());
            parts.put("trade", business.trade());
            return parts;
        }
    }
}
