package org.caseledger.api.incidents;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.events.Role;
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
    String list(Incidents.Question question, Part part, PageRequest page) {
        var found = incidents.list(question, part, page.actor());
        page.show(question, found.total(), found.incidents());
        boolean exercise = Boolean.TRUE.equals(question.exercise());
        page.add("tab", exercise ? "exercises" : "incidents");
        page.add("exercise", exercise);
        page.add("due", exercise ? exercises.due(null, page.actor()) : null);
        around(page);
        return "incidents/list";
    }

    @GetMapping("/proposals")
    String proposals(Part part, PageRequest page) {
        var found = proposals.list(part, page.actor());
        page.add("tab", "proposals");
        page.add("surges", found.surges());
        page.add("cases", found.cases());
        page.add("dismiss", new PageCommand(DismissProposal.class));
        page.add("sheet", Pagination.of(new Address("/incidents/proposals"), part.page(), part.size(), found.total()));
        around(page);
        return "incidents/proposals";
    }

    @GetMapping("/improvements")
    String improvements(@RequestParam(defaultValue = "OPEN") Incidents.Which which, Part part, PageRequest page) {
        var found = incidents.improvements(which, part, page.actor());
        page.add("tab", "improvements");
        page.add("which", which);
        page.add("choices", Incidents.Which.values());
        page.add("rows", found.improvements());
        page.add(
                "sheet",
                Pagination.of(
                        new Address("/incidents/improvements").with("which", which),
                        part.page(),
                        part.size(),
                        found.total()));
        around(page);
        return "incidents/improvements";
    }

    private static void around(PageRequest page) {
        page.add("declare", new PageCommand(DeclareIncident.class));
        // A handler is proposed nothing: the cases of other units are not a handler's to see.
        page.add("proposed", page.actor().role() != Role.HANDLER);
    }
}
