package org.caseledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.evidence.EvidenceFile;
import org.caseledger.api.evidence.FileKind;
import org.caseledger.api.forms.FormField;
import org.caseledger.api.http.Bodies;
import org.caseledger.api.http.CaseController;
import org.caseledger.api.http.CaseReading;
import org.caseledger.api.http.NotHere;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.Commands;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.axon.CommandGate;
import org.caseledger.query.casefile.CaseSummary;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A form for every command on a case; what is typed is never lost, whatever it is answered. */
@Controller
@RequestMapping("/cases/{id}/do/{command}")
class ActPages {

    private static final String CASE_ID = "caseId";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            Commands.onACase().stream()
                    .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final OfficeForms forms;
    private final CommandGate gate;
    private final Bodies bodies;
    private final SentForms sentForms;
    private final SentFiles files;
    private final CaseController cases;

    ActPages(
            OfficeForms forms,
            CommandGate gate,
            Bodies bodies,
            SentForms sentForms,
            SentFiles files,
            CaseController cases) {
        this.forms = forms;
        this.gate = gate;
        this.bodies = bodies;
        this.sentForms = sentForms;
        this.files = files;
        this.cases = cases;
    }

    @GetMapping
    String form(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var command = command(name);
        var summary = summary(id, person);
        var typed = Prefilled.of(command, summary);
        Prefilled.byAddress(typed, asked, forms.fields(command, CASE_ID), command);
        form(command, summary, typed, Mistakes.NONE, person, model);
        return "act";
    }

    @PostMapping
    ModelAndView give(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest http,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var command = command(name);
        var caseId = CaseReading.caseId(id);
        var address = "/cases/" + id + "/do/" + name;
        return sentForms.send(
                new SentForm(address, forms.fields(command, CASE_ID), typed, person),
                () -> files.keep(http, id, typed, person),
                (json, request) -> {
                    var read = bodies.read(json, command, CASE_ID, caseId.toString());
                    var outcome = gate.give(read, person.actor(), request);
                    return "/cases/%s?after=%d".formatted(id, outcome.position());
                },
                mistakes -> {
                    form(command, summary(id, person), typed, mistakes, person, model);
                    return SentForms.again("act", model);
                });
    }

    private void form(
            Class<? extends ComplaintCommand> command,
            CaseSummary summary,
            MultiValueMap<String, String> typed,
            Mistakes mistakes,
            LoggedIn person,
            Model model) {
        var id = summary.caseId().toString();
        var fields = forms.on(summary, command);
        SentForms.show(model, fields, Prefilled.hidden(command), typed, mistakes);
        model.addAttribute("files", fields.stream().anyMatch(FormField::takesFiles));
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", EvidenceFile.LARGEST);
        var draft = Prefilled.draftFor(command, summary);
        model.addAttribute("case", summary);
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
        // What is signed is what is shown, also when another draft has come meanwhile.
        Prefilled.hide(typed, command, summary);
        model.addAttribute("draft", draft);
        if (draft != null) {
            // Whoever signs reads what is signed: an act that is logged.
            var opened = cases.open(id, Set.of(draft.part()), person);
            model.addAttribute("draftText", opened.getBody().get(draft.part()));
        }
        model.addAttribute("meanwhile", mistakes.meanwhile(() -> cases.history(id, person)));
    }

    private CaseSummary summary(String id, LoggedIn person) {
        return cases.read(id, null, person).getBody();
    }

    private Class<? extends ComplaintCommand> command(String name) {
        var command = commands.get(name);
        if (command == null) {
            throw new NotHere();
        }
        return command;
    }
}
