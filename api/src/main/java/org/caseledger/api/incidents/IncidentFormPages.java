package org.caseledger.api.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FilledForms;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.OpenedForm;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A form for everything that is done in incidents and exercises. */
@PageController
@RequestMapping("/incidents/{id}/do/{command}")
@RequiredArgsConstructor
class IncidentFormPages {
    private static final Set<Class<?>> ELSEWHERE = Set.of(DeclareIncident.class, DismissProposal.class);

    private final Map<String, PageCommand> commands = Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
            .filter(type -> !ELSEWHERE.contains(type))
            .map(PageCommand::new)
            .collect(Collectors.toMap(PageCommand::path, Function.identity()));

    private final OfficeForms forms;
    private final FilledForms filled;
    private final Incidents incidents;
    private final IncidentResponse response;

    @GetMapping
    String form(
            @PathVariable String id,
            @PathVariable String command,
            HttpServletRequest request,
            LoggedIn person,
            Model model) {
        var given = given(command);
        if (!given.to(person.actor().role())) {
            throw new ForbiddenException();
        }
        var opened = OpenedForm.of(request);
        return filled.show(page(given, id, opened, person), opened, model);
    }

    @PostMapping
    ModelAndView give(
            @PathVariable String id,
            @PathVariable String command,
            HttpServletRequest request,
            LoggedIn person,
            Model model) {
        var given = given(command);
        var opened = OpenedForm.of(request);
        return filled.send(
                () -> page(given, id, opened, person),
                opened,
                person,
                model,
                () -> incidents.history(id, person.actor()),
                (json, asked) -> SituationAddress.of(
                        given.command() == PlanReplay.class
                                ? response.plan(id, null, json, asked, person.actor())
                                : response.give(id, command, json, asked, person.actor())));
    }

    private FormPage page(PageCommand given, String id, OpenedForm opened, LoggedIn person) {
        var incident = incidents.read(id, person.actor());
        var fields = given.command() == PlanReplay.class
                ? forms.fields(IncidentResponse.Asked.class, "")
                : forms.fields(given.command(), "id");
        return new FormPage(
                        given,
                        incident.declared().what().title(),
                        "/incidents/" + id,
                        "",
                        fields,
                        Set.of(),
                        incident.version())
                .hiding(opened, "improvement");
    }

    private PageCommand given(String command) {
        var given = commands.get(command);
        if (given == null) {
            throw new NotFoundException();
        }
        return given;
    }
}
