package org.caseledger.api.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.incidents.IncidentResponse.Declaration;
import org.caseledger.api.incidents.IncidentResponse.Dismissal;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.forms.FilledForms;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.OpenedForm;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Declaring an incident or exercise, and dismissing what was proposed. */
@PageController
@RequestMapping("/incidents")
@RequiredArgsConstructor
class DeclarePages {
    private static final PageCommand DECLARE = new PageCommand(DeclareIncident.class);
    private static final PageCommand DISMISS = new PageCommand(DismissProposal.class);

    private final OfficeForms forms;
    private final FilledForms filled;
    private final IncidentResponse response;
    private final ProposalWords proposals;
    private final MessageSource messages;

    @GetMapping("/declare")
    String declare(HttpServletRequest request, LoggedIn person, Model model) {
        mustBeGivenBy(person, DECLARE);
        var opened = OpenedForm.of(request);
        return filled.show(declaration(opened, person, model), opened, model);
    }

    @PostMapping("/declare")
    ModelAndView declared(HttpServletRequest request, LoggedIn person, Model model) {
        var opened = OpenedForm.of(request);
        return filled.send(
                () -> declaration(opened, person, model),
                opened,
                person,
                model,
                List::of,
                (json, asked) -> SituationAddress.of(response.declare(json, asked, person.actor())));
    }

    @GetMapping("/dismiss")
    String dismiss(HttpServletRequest request, LoggedIn person, Model model) {
        mustBeGivenBy(person, DISMISS);
        var opened = OpenedForm.of(request);
        return filled.show(dismissal(opened, person, model), opened, model);
    }

    @PostMapping("/dismiss")
    ModelAndView dismissed(HttpServletRequest request, LoggedIn person, Model model) {
        var opened = OpenedForm.of(request);
        return filled.send(
                () -> dismissal(opened, person, model),
                opened,
                person,
                model,
                List::of,
                (json, asked) -> "/incidents/proposals?after="
                        + response.dismiss(json, asked, person.actor()).position());
    }

    private FormPage declaration(OpenedForm opened, LoggedIn person, Model model) {
        return FormPage.of(
                        DECLARE,
                        word("incidents.title"),
                        "/incidents",
                        forms.fields(Declaration.class, opened.typed().containsKey("proposed") ? "" : "proposed"))
                .of(which(opened.typed().getFirst("proposed"), person, model))
                .hiding(opened, "proposed");
    }

    private FormPage dismissal(OpenedForm opened, LoggedIn person, Model model) {
        return FormPage.of(
                        DISMISS, word("incidents.proposals"), "/incidents/proposals", forms.fields(Dismissal.class, ""))
                .of(which(opened.typed().getFirst("proposal"), person, model))
                .hiding(opened, "proposal");
    }

    private String which(@Nullable String proposal, LoggedIn person, Model model) {
        var ui = (PageFormats) Objects.requireNonNull(model.getAttribute("ui"));
        return proposal == null ? "" : proposals.of(proposal, person, ui);
    }

    private String word(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private static void mustBeGivenBy(LoggedIn person, PageCommand given) {
        if (!given.to(person.actor().role())) {
            throw new ForbiddenException();
        }
    }
}
