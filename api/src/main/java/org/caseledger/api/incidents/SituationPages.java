package org.caseledger.api.incidents;

import java.time.Clock;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.board.CaseColumn;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DetachComplaint;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.incidents.ScoredStep;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** 态势: how one incident or exercise stands, and how an exercise went against what was. */
@PageController
@RequestMapping("/incidents/{id}")
@RequiredArgsConstructor
class SituationPages {
    /** As many cases as one answer holds. */
    private static final int MOST = 200;

    private final Incidents incidents;
    private final IncidentAssessment assessment;
    private final Clock clock;

    @GetMapping
    String situation(@PathVariable String id, Part part, LoggedIn person, Model model) {
        var actor = person.actor();
        var incident = incidents.read(id, actor);
        var role = actor.role();
        var now = clock.instant();
        model.addAttribute("incident", incident);
        model.addAttribute("actions", IncidentActions.of(role, incident, now));
        model.addAttribute("replays", IncidentActions.replays(incident, now));
        cases(id, part, actor, model);
        model.addAttribute("history", incidents.history(id, actor));
        model.addAttribute("detach", new PageCommand(DetachComplaint.class));
        model.addAttribute("complete", new PageCommand(CompleteImprovement.class));
        // A handler sees only the cases of their own unit, and therefore no overall figures.
        model.addAttribute(
                "figures",
                role == Role.HANDLER ? null : assessment.report(id, null, actor).figures());
        return "incidents/situation";
    }

    private void cases(String id, Part part, Actor actor, Model model) {
        var shown = incidents.cases(id, part, actor);
        var all = incidents.cases(id, new Part(0, MOST, part.after()), actor);
        model.addAttribute("cards", shown.cards());
        model.addAttribute("layout", ListLayout.usual(CaseColumn.class));
        model.addAttribute(
                "sheet", Pagination.of(new Address("/incidents/" + id), part.page(), part.size(), shown.total()));
        // The other cases are not this reader's to see.
        model.addAttribute(
                "numbers",
                all.cards().stream()
                        .map(CaseCard::card)
                        .collect(Collectors.toMap(BoardCard::caseId, BoardCard::number)));
        model.addAttribute("hours", all.total() > MOST ? null : HourOfIntake.of(all.cards()));
    }

    /** How an exercise went so far, against how the real cases were handled. */
    @GetMapping("/score")
    String score(@PathVariable String id, PageRequest page) {
        page.add("score", assessment.score(id, page.actor()));
        page.add("incident", incidents.read(id, page.actor()));
        page.add("steps", ScoredStep.values());
        return "incidents/score";
    }
}
