package org.caseledger.api.inspections;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.inspection.InspectionCommand;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;
import org.caseledger.text.Labelled;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Forms on an inspection sheet: remark, answer, sign off, send back. */
@PageController
@RequestMapping("/inspections/{id}/do/{command}")
class InspectingPages {

    private static final List<String> IN_ORDER =
            List.of("remark", "answer", "sign-off", "send-back");
    private static final String DIGEST = "digest";

    private final InspectingController inspecting;
    private final InspectionsController inspections;
    private final OfficeForms forms;
    private final SentForms sentForms;

    InspectingPages(
            InspectingController inspecting,
            InspectionsController inspections,
            OfficeForms forms,
            SentForms sentForms) {
        this.inspecting = inspecting;
        this.inspections = inspections;
        this.forms = forms;
        this.sentForms = sentForms;
    }

    /** What somebody may do to a sheet: its name in an address, and its word. */
    public record Doing(String path, Labelled word) {}

    static List<Doing> commandsOf(InspectionSheet sheet, LoggedIn person) {
        if (sheet.state() == InspectionState.SIGNED_OFF) {
            return List.of();
        }
        return IN_ORDER.stream()
                .filter(name -> new PageCommand(command(name)).to(person.actor().role()))
                .map(name -> new Doing(name, new PageCommand(command(name))))
                .toList();
    }

    @GetMapping
    String form(
            @PathVariable UUID id,
            @PathVariable("command") String name,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        show(id, name, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
        return "inspections/act";
    }

    @PostMapping
    ModelAndView give(
            @PathVariable UUID id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var address = "/inspections/%s/do/%s".formatted(id, name);
        var asking = new InspectingController.Asking(id.toString(), name);
        return sentForms.send(
                new SentForm(address, forms.fields(command(name), "id"), typed, person),
                (json, request) ->
                        "/inspections/" + inspecting.give(asking, json, request, person).id(),
                mistakes -> {
                    show(id, name, typed, mistakes, person, model);
                    return SentForms.again("inspections/act", model);
                });
    }

    private void show(
            UUID id,
            String name,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var command = command(name);
        var inspected = inspections.read(id.toString(), person).getBody();
        // Whoever decides, decides on what is shown.
        typed.set(DIGEST, inspected.sheet().digest());
        SentForms.show(model, forms.fields(command, "id"), typed, mistakes);
        model.addAttribute("hidden", Set.of(DIGEST));
        model.addAttribute("inspected", inspected);
        model.addAttribute("behind", new FigureLinks(inspected.sheet().prepared()));
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute("command", name);
        model.addAttribute("word", new PageCommand(command));
    }

    private static Class<? extends InspectionCommand> command(String name) {
        var command = InspectingController.commands().get(name);
        if (command == null) {
            throw new NotFoundException();
        }
        return command;
    }
}
