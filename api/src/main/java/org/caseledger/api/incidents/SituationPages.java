package org.caseledger.api.incidents;

import java.time.Clock;
import java.util.Objects;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.incident.CompleteImprovement;
import org.caseledger.command.incident.DetachComplaint;
import org.caseledger.events.Role;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.ScoredStep;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 态势: how one incident or exercise stands, and how an exercise went against what was. */
@PageController
@RequestMapping("/incidents/{id}")
class SituationPages {

    /** As many cases as one answer holds. */
    private static final int MOST = 200;

    private final IncidentsController incidents;
    private final IncidentReportController reports;
    private final ReplayController replays;
    private final Clock clock;

    SituationPages(
            IncidentsController incidents,
            IncidentReportController reports,
            ReplayController replays,
            Clock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.replays = replays;
        this.clock = clock;
    }

    @GetMapping
    String situation(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable Long after,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var incident = read(id, person);
        var role = person.actor().role();
        var now = clock.instant();
        model.addAttribute("incident", incident);
        model.addAttribute("actions", IncidentActions.of(role, incident, now));
        model.addAttribute("replays", IncidentActions.replays(incident, now));
        cases(id, page, size, after, person, model);
        model.addAttribute("history", incidents.history(id, person));
        model.addAttribute("detach", new PageCommand(DetachComplaint.class));
        model.addAttribute("complete", new PageCommand(CompleteImprovement.class));
        // A handler is told of the cases of the own unit only, and so no figures of all.
        model.addAttribute(
                "figures",
                role == Role.HANDLER ? null : reports.report(id, null, person).figures());
        return "incidents/situation";
    }

    private void cases(
            String id,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after,
            LoggedIn person,
            Model model) {
        var shown = incidents.cases(id, page, size, after, person);
        var all = incidents.cases(id, 0, MOST, after, person);
        model.addAttribute("cards", shown.cards());
        model.addAttribute(
                "sheet", Pagination.of(new Address("/incidents/" + id), page, size, shown.total()));
        model.addAttribute("numbers", CaseNumbers.of(all.cards()));
        model.addAttribute("hours", all.total() > MOST ? null : HourOfIntake.of(all.cards()));
    }

    /** How an exercise went so far, against how the real cases were handled. */
    @GetMapping("/score")
    String score(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("score", replays.score(id, person));
        model.addAttribute("incident", read(id, person));
        model.addAttribute("steps", ScoredStep.values());
        return "incidents/score";
    }

    private IncidentSummary read(String id, LoggedIn person) {
        return Objects.requireNonNull(incidents.read(id, person).getBody());
    }
}
