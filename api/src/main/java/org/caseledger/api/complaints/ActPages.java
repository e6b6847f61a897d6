package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.complaints.OffersController.Offered;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.ComplaintCommand;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A form for every command on a case that somebody may give now, or why not; what is typed is never
 * lost, whatever it is answered.
 */
@PageController
@RequestMapping("/cases/{id}/do/{command}")
class ActPages {

    private static final String CASE_ID = "caseId";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            ComplaintCommands.onACase().stream()
                    .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final OfficeForms forms;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final SentForms sentForms;
    private final SentFiles files;
    private final CaseController cases;
    private final CaseReading reading;
    private final OffersController offers;

    ActPages(
            OfficeForms forms,
            CommandGate gate,
            JsonBodies bodies,
            SentForms sentForms,
            SentFiles files,
            CaseController cases,
            CaseReading reading,
            OffersController offers) {
        this.forms = forms;
        this.gate = gate;
        this.bodies = bodies;
        this.sentForms = sentForms;
        this.files = files;
        this.cases = cases;
        this.reading = reading;
        this.offers = offers;
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
        var offered = offers.offered(summary.caseId(), command, person);
        model.addAttribute("refused", offered.refused());
        if (offered.refused() != null) {
            // There is a page, of why there is no form: nothing was tried, so nothing is refused.
            around(command, summary, model);
            return "complaints/act";
        }
        var typed = FormDefaults.of(command, summary);
        FormDefaults.usual(typed, offered.choices());
        FormDefaults.byAddress(typed, asked, forms.fields(command, CASE_ID), command);
        form(command, summary, offered, typed, FormErrors.NONE, person, model);
        return "complaints/act";
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
                    return shown(caseId, outcome.position(), person, http);
                },
                mistakes -> {
                    var summary = summary(id, person);
                    var offered = offers.offered(summary.caseId(), command, person);
                    form(command, summary, offered, typed, mistakes, person, model);
                    return SentForms.again("complaints/act", model);
                });
    }

    // Whoever gives a case away, as by a return, does not see it any more.
    private String shown(CaseId caseId, long position, LoggedIn person, HttpServletRequest http) {
        if (reading.sees(caseId, person.actor())) {
            return "/cases/%s?after=%d".formatted(caseId, position);
        }
        var given = reading.at(caseId, position, person.actor()).number();
        RequestContextUtils.getOutputFlashMap(http).put("givenAway", given);
        return "/work?after=" + position;
    }

    private void form(
            Class<? extends ComplaintCommand> command,
            CaseSummary summary,
            Offered offered,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var id = summary.caseId().toString();
        var fields = FormDefaults.leaving(forms.on(summary, command), offered.choices());
        around(command, summary, model);
        SentForms.show(model, fields, FormDefaults.hidden(command), typed, mistakes);
        model.addAttribute("files", fields.stream().anyMatch(FormField::takesFiles));
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", EvidenceFile.LARGEST);
        // What is signed is what is shown, also when another draft has come meanwhile.
        FormDefaults.hide(typed, command, summary);
        if (offered.refused() == null) {
            read(FormDefaults.partFor(command, summary), id, person, model);
        }
        model.addAttribute("meanwhile", mistakes.meanwhile(() -> cases.history(id, person)));
    }

    // Whoever signs reads what is signed: an act that is logged. Whom a secret case does not name
    // can route it, not read it.
    private void read(@Nullable String part, String id, LoggedIn person, Model model) {
        if (part == null || !AccessPolicy.opens(person.actor(), part) || !cases.knows(id, person)) {
            return;
        }
        var text = cases.open(id, Set.of(part), person).getBody().get(part);
        model.addAttribute("part", part);
        model.addAttribute("text", text);
        model.addAttribute("digest", text instanceof String signed ? Digest.of(signed) : null);
    }

    private static void around(
            Class<? extends ComplaintCommand> command, CaseSummary summary, Model model) {
        model.addAttribute("case", summary);
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
    }

    private CaseSummary summary(String id, LoggedIn person) {
        return cases.read(id, null, person).getBody();
    }

    private Class<? extends ComplaintCommand> command(String name) {
        var command = commands.get(name);
        if (command == null) {
            throw new NotFoundException();
        }
        return command;
    }
}
