package org.caseledger.api.respondents;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.reporting.Figure;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 被诉方登记册: the register, a page for each business, and what is offered while one types. */
@PageController
@RequestMapping("/respondents")
@RequiredArgsConstructor
class RespondentPages {

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
    String lookup(@RequestParam Map<String, String> typed, @AuthenticationPrincipal LoggedIn person, Model model) {
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
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
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
