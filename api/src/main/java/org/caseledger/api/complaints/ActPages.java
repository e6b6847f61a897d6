package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.replying.ApproveReply;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.query.casefile.CaseFile;
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

/**
 * A form for every command on a case that somebody may give now, or why not; what is typed is kept
 * whatever the answer is.
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
    private final CaseReading reading;
    private final DecisionFacts facts;
    private final AvailableCommands available;
    private final RoutingProposals routing;
    private final TextsFromTemplates templates;
    private final Signatories signatories;

    ActPages(
            OfficeForms forms,
            CommandGate gate,
            JsonBodies bodies,
            SentForms sentForms,
            SentFiles files,
            CaseReading reading,
            DecisionFacts facts,
            AvailableCommands available,
            RoutingProposals routing,
            TextsFromTemplates templates,
            Signatories signatories) {
        this.forms = forms;
        this.gate = gate;
        this.bodies = bodies;
        this.sentForms = sentForms;
        this.files = files;
        this.reading = reading;
        this.facts = facts;
        this.available = available;
        this.routing = routing;
        this.templates = templates;
        this.signatories = signatories;
    }

    @GetMapping
    String form(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var act = act(CaseReading.caseId(id), command(name), person, behalf(asked), model);
        var command = act.command();
        var refused = act.offered().refused();
        model.addAttribute("refused", refused);
        if (refused == null) { // else the page says why there is no form; nothing was tried
            var typed = FormDefaults.of(command, act.summary());
            FormDefaults.usual(typed, act.offered().choices());
            FormDefaults.byAddress(typed, asked, forms.fields(command, CASE_ID), command);
            form(act, typed, FormErrors.NONE, model);
        }
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
        var arriving = new AtomicReference<ArrivingEvidence.Examined>();
        return sentForms.send(
                new SentForm(address, forms.fields(command, CASE_ID), typed, person),
                () -> {
                    fromTemplates(caseId, command, typed, person.actor());
                    arriving.set(files.take(http, caseId, command, typed, person.actor()));
                },
                (json, sent) -> {
                    var read = bodies.read(json, command, CASE_ID, caseId.toString());
                    var request = sent.startedFrom(templates.origin(command, typed));
                    var signing = signatories.signing(person.actor(), behalf(typed));
                    var outcome =
                            arriving.get().with(read, all -> gate.give(all, signing, request));
                    return shown(caseId, command, outcome.position(), person);
                },
                mistakes -> {
                    form(
                            act(caseId, command, person, behalf(typed), model),
                            typed,
                            mistakes,
                            model);
                    return SentForms.again("complaints/act", model);
                });
    }

    /** Without scripts, a template is inserted by sending the form, which is then shown again. */
    private void fromTemplates(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            MultiValueMap<String, String> typed,
            Actor actor) {
        if (templates.isToInsert(typed)) {
            var summary = reading.summary(reading.now(caseId, actor), actor);
            templates.insert(command, summary, actor, typed);
            SentForms.askAgain(typed);
        } else {
            templates.mustBeFilledIn(command, typed);
        }
    }

    // Whoever gives a case away, as by a return, does not see it any more.
    private String shown(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            long position,
            LoggedIn person) {
        if (reading.sees(caseId, person.actor())) {
            boolean reviewed = command == ApproveReply.class && person.actor().role() == Role.LEGAL;
            SentForms.say(
                    reviewed ? "said.reviewed" : "said.command",
                    RequestLanguage.choose(Commands.wordOf(command)));
            return "/cases/%s?after=%d".formatted(caseId, position);
        }
        var given = reading.at(caseId, position, person.actor()).number();
        SentForms.say("work.givenAway", given);
        return "/work?after=" + position;
    }

    private static @Nullable String behalf(MultiValueMap<String, String> typed) {
        return typed.getFirst(Signatories.PARAMETER);
    }

    /** A command that a person may want to give on a case, as both are now. */
    private record Act(
            Class<? extends ComplaintCommand> command,
            CaseFile file,
            CaseSummary summary,
            Offered offered,
            Actor actor) {}

    private Act act(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            LoggedIn person,
            @Nullable String behalf,
            Model model) {
        var actor = person.actor();
        var file = reading.now(caseId, actor);
        var summary = reading.summary(file, actor);
        model.addAttribute("case", summary);
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
        var signing = signatories.signing(actor, behalf);
        model.addAttribute(Signatories.PARAMETER, signing.behalf());
        var offered = Offered.of(available.of(file.payloads(), command, signing));
        return new Act(command, file, summary, offered, actor);
    }

    private void form(
            Act act, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        var command = act.command();
        var summary = act.summary();
        var fields = FormDefaults.leaving(forms.on(summary, command), act.offered().choices());
        var proposals = routing.of(command, act.file(), fields);
        model.addAttribute("proposals", proposals);
        proposals.stream()
                .findFirst()
                .ifPresent(best -> typed.addIfAbsent("unit", best.unit().value()));
        SentForms.show(model, fields, FormDefaults.hidden(command), typed, mistakes);
        model.addAttribute("files", fields.stream().anyMatch(FormField::takesFiles));
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", EvidenceFile.LARGEST);
        model.addAttribute("most", ArrivingEvidence.MOST);
        // What is signed is what is shown, also when another draft has come meanwhile.
        FormDefaults.hide(typed, command, summary);
        boolean open = act.offered().refused() == null;
        facts.show(open ? command : null, act.file(), summary, act.actor(), model);
        if (FormDefaults.tellsTheDraft(command)
                && model.getAttribute("text") instanceof String text) {
            typed.addIfAbsent("reason", text); // approved word for word: no template is offered
        } else {
            templates.offer(command, summary, act.actor(), model);
        }
        model.addAttribute(
                "meanwhile", mistakes.meanwhile(() -> reading.history(act.file(), act.actor())));
    }

    private Class<? extends ComplaintCommand> command(String name) {
        var command = commands.get(name);
        if (command == null) {
            throw new NotFoundException();
        }
        return command;
    }
}
