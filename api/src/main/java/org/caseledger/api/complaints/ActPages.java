package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form of a command on a case that the person may give now, or why not. Typed text is kept whatever the answer is.
 */
@PageController
@RequestMapping("/cases/{id}/do/{command}")
@RequiredArgsConstructor
class ActPages {
    private static final String PAGE = "complaints/act";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            ComplaintCommands.onACase().stream().collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final ActForm form;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final SentForms sentForms;
    private final SentFiles files;
    private final CaseReading reading;
    private final TextsFromTemplates templates;
    private final Signatories signatories;
    private final WayOn way;

    @GetMapping
    String form(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> asked,
            LoggedIn person,
            Model model) {
        form.open(CaseReading.caseId(id), command(name), asked, person.actor(), model);
        return PAGE;
    }

    @PostMapping
    ModelAndView give(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest http,
            LoggedIn person,
            Model model) {
        var command = command(name);
        var caseId = CaseReading.caseId(id);
        var address = "/cases/" + id + "/do/" + name;
        var arriving = new AtomicReference<ArrivingEvidence.Examined>();
        return sentForms.send(
                new SentForm(address, form.fields(command), typed, person),
                () -> {
                    fromTemplates(caseId, command, typed, person.actor());
                    arriving.set(files.take(http, caseId, command, typed, person.actor()));
                },
                (json, sent) -> {
                    var read = bodies.read(json, command, ActForm.CASE_ID, caseId.toString());
                    var request = sent.startedFrom(templates.origin(command, typed));
                    var signing = signatories.signing(person.actor(), ActForm.behalf(typed));
                    var outcome = arriving.get().with(read, all -> gate.give(all, signing, request));
                    return shown(caseId, command, outcome.position(), person);
                },
                mistakes -> {
                    form.again(caseId, command, typed, mistakes, person.actor(), model);
                    return SentForms.again(PAGE, model);
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

    // The next page is the form of the next step; a person who has given the case away, as by a return, does not see it
    // any more.
    private String shown(CaseId caseId, Class<? extends ComplaintCommand> command, long position, LoggedIn person) {
        if (reading.sees(caseId, person.actor())) {
            boolean reviewed = command == ApproveReply.class && person.actor().role() == Role.LEGAL;
            SentForms.say(
                    reviewed ? "said.reviewed" : "said.command", RequestLanguage.choose(Commands.wordOf(command)));
            return onward(caseId, command, person.actor())
                    .orElseGet(() -> "/cases/%s?after=%d".formatted(caseId, position));
        }
        var given = reading.at(caseId, position, person.actor()).number();
        SentForms.say("work.givenAway", given);
        return "/work?after=" + position;
    }

    private Optional<String> onward(CaseId caseId, Class<? extends ComplaintCommand> given, Actor actor) {
        var path = Commands.pathOf(given);
        return CaseActions.isBeside(path)
                ? Optional.empty()
                : way.form(reading.now(caseId, actor), actor).filter(form -> !form.endsWith("/" + path));
    }

    private Class<? extends ComplaintCommand> command(String name) {
        var command = commands.get(name);
        if (command == null) {
            throw new NotFoundException();
        }
        return command;
    }
}
