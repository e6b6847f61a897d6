package org.caseledger.api.incidents;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 应急与演练: which there are, what may have to be declared, what is to be done better. */
@PageController
@RequestMapping("/incidents")
@RequiredArgsConstructor
class IncidentPages {

    private final Incidents incidents;
    private final OpenProposals proposals;
    private final ExerciseSchedule exercises;

    @GetMapping
    String list(
            Incidents.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = incidents.list(question, person.actor());
        boolean exercise = Boolean.TRUE.equals(question.exercise());
        model.addAttribute("tab", exercise ? "exercises" : "incidents");
        model.addAttribute("exercise", exercise);
        model.addAttribute("due", exercise ? exercises.due(null, person.actor()) : null);
        model.addAttribute("rows", found.incidents());
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", IncidentKind.values());
        model.addAttribute("sheet", Pagination.of("/incidents", asked, found.total()));
        around(person, model);
        return "incidents/list";
    }

    @GetMapping("/proposals")
    String proposals(Incidents.Part part, @AuthenticationPrincipal LoggedIn person, Model model) {
        var found = proposals.list(part, person.actor());
        model.addAttribute("tab", "proposals");
        model.addAttribute("surges", found.surges());
        model.addAttribute("cases", found.cases());
        model.addAttribute("dismiss", new PageCommand(DismissProposal.class));
        model.addAttribute(
                "sheet", Pagination.of(new Address("/incidents/proposals"), part.page(), part.size(), found.total()));
        around(person, model);
        return "incidents/proposals";
    }

    @GetMapping("/improvements")
    String improvements(
            @RequestParam(defaultValue = "OPEN") Incidents.Which which,
            Incidents.Part part,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = incidents.improvements(which, part, person.actor());
        model.addAttribute("tab", "improvements");
        model.addAttribute("which", which);
        model.addAttribute("choices", Incidents.Which.values());
        model.addAttribute("rows", found.improvements());
        model.addAttribute(
                "sheet",
                Pagination.of(
                        new Address("/incidents/improvements").with("which", which),
                        part.page(),
                        part.size(),
                        found.total()));
        around(person, model);
        return "incidents/improvements";
    }

    private static void around(LoggedIn person, Model model) {
        model.addAttribute("declare", new PageCommand(DeclareIncident.class));
        // A handler is proposed nothing: the cases of other units are not a handler's to see.
        model.addAttribute("proposed", person.actor().role() != Role.HANDLER);
    }
}
