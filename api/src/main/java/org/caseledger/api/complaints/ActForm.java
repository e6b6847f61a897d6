package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.Desk.DeskPlace;
import org.caseledger.api.security.AccessPolicy;
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
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingAid;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** The form of a command on a case: its fields, what it contains when it is opened, and the facts shown next to it. */
@Component
@RequiredArgsConstructor
class ActForm {
    static final String CASE_ID = "caseId";

    private final OfficeForms forms;
    private final CaseReading reading;
    private final DecisionFacts facts;
    private final AvailableCommands available;
    private final RoutingProposals routing;
    private final TextsFromTemplates templates;
    private final WayOn way;
    private final Signatories signatories;
    private final Clock clock;

    /** What a command asks for, of any case. */
    List<FormField> fields(Class<? extends ComplaintCommand> command) {
        return forms.fields(command, CASE_ID);
    }

    /** Shows it for whoever may give the command, else why not; {@code asked} is in the address. */
    void open(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            MultiValueMap<String, String> asked,
            Actor actor,
            Model model) {
        var act = act(caseId, command, actor, behalf(asked), model);
        var refused = act.offered().refused();
        model.addAttribute("refused", refused);
        if (refused == null) { // else the page says why there is no form; nothing was tried
            var typed = FormDefaults.of(command, act.summary());
            if (AccessPolicy.knows(actor, act.file())) {
                FromTheCase.fill(typed, command, act.file(), clock.instant());
            }
            FormDefaults.usual(typed, act.offered().choices());
            FormDefaults.byAddress(typed, asked, fields(command), command);
            show(act, typed, FormErrors.NONE, model);
        }
    }

    /** Shows it with what was typed, and what was wrong with it. */
    void again(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Actor actor,
            Model model) {
        show(act(caseId, command, actor, behalf(typed), model), typed, mistakes, model);
    }

    /** A command that a person may want to give on a case, as both are now. */
    private record Act(
            Class<? extends ComplaintCommand> command,
            CaseFile file,
            CaseSummary summary,
            Offered offered,
            Actor actor,
            boolean forLeader) {}

    private Act act(
            CaseId caseId,
            Class<? extends ComplaintCommand> command,
            Actor actor,
            @Nullable String behalf,
            Model model) {
        var file = reading.now(caseId, actor);
        var summary = reading.summary(file, actor);
        model.addAttribute("case", summary);
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
        var signing = signatories.signing(actor, behalf);
        model.addAttribute(Signatories.PARAMETER, signing.behalf());
        var offered = Offered.of(available.of(file.payloads(), command, signing));
        return new Act(command, file, summary, offered, actor, signing.behalf() != null);
    }

    /** The login of the leader for whom a form is signed; null where it is one's own. */
    static @Nullable String behalf(MultiValueMap<String, String> sent) {
        return sent.getFirst(Signatories.PARAMETER);
    }

    private void show(Act act, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        var command = act.command();
        var summary = act.summary();
        var fields =
                FormDefaults.leaving(forms.on(summary, command), act.offered().choices());
        var proposals = routing.of(command, act.file(), fields);
        model.addAttribute("proposals", proposals);
        proposals.stream()
                .findFirst()
                .ifPresent(best -> typed.addIfAbsent("unit", best.unit().value()));
        SentForms.show(model, fields, FormDefaults.hidden(command), typed, mistakes);
        var decides = DecidingField.of(command);
        model.addAttribute("asked", decides.besides(fields));
        model.addAttribute("decides", decides.among(fields).orElse(null));
        model.addAttribute(
                "others", act.forLeader() ? List.of() : way.others(act.file(), summary, act.actor(), command));
        model.addAttribute("files", fields.stream().anyMatch(FormField::takesFiles));
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", EvidenceFile.LARGEST);
        model.addAttribute("most", ArrivingEvidence.MOST);
        // What is signed is what is shown, also when another draft has come meanwhile.
        FormDefaults.hide(typed, command, summary);
        boolean open = act.offered().refused() == null;
        facts.show(open ? command : null, act.file(), summary, act.actor(), model);
        if (FormDefaults.tellsTheDraft(command) && model.getAttribute("text") instanceof String text) {
            typed.addIfAbsent("reason", text); // approved word for word: no template is offered
        } else {
            templates.offer(command, summary, act.actor(), model);
        }
        model.addAttribute("meanwhile", mistakes.meanwhile(() -> reading.history(act.file(), act.actor())));
    }

    /** The part of a command that is all it is about: the buttons of its form say it. */
    record DecidingField(@Nullable String name) {
        private static final Map<Class<? extends ComplaintCommand>, String> OF =
                Map.of(RecordFollowUp.class, "satisfaction", ReviewReturn.class, "accepted");

        static DecidingField of(Class<? extends ComplaintCommand> command) {
            return new DecidingField(OF.get(command));
        }

        /** That one of the fields; empty where a form has one button. */
        Optional<FormField> among(List<FormField> fields) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        /** What is asked for before. */
        List<FormField> besides(List<FormField> fields) {
            return fields.stream().filter(field -> !field.name().equals(name)).toList();
        }
    }

    /** 拟办单位: the units that the form of a routing proposes, of those it offers, the best first. */
    @Component
    @RequiredArgsConstructor
    static class RoutingProposals {
        private static final Set<Class<? extends ComplaintCommand>> ROUTING =
                Set.of(SignOffRouting.class, AssignComplaint.class);
        private static final String UNIT = "unit";

        private final Office office;

        List<ProposedRouting> of(Class<? extends ComplaintCommand> command, CaseFile file, List<FormField> fields) {
            if (!ROUTING.contains(command)) {
                return List.of();
            }
            var offered = fields.stream()
                    .filter(field -> field.name().equals(UNIT))
                    .flatMap(field -> field.options().stream())
                    .map(FormField.Option::value)
                    .collect(Collectors.toSet());
            return new RoutingAid(office)
                    .rank(
                            file.caseId(),
                            file.record().respondent(),
                            file.classified().map(ComplaintClassified::object).orElse(null),
                            office.units().stream()
                                    .filter(unit -> offered.contains(unit.id().value()))
                                    .toList());
        }
    }

    /** 继续办理: the form of what a case asks of its reader now, as the log has it; nothing is opened by finding it. */
    @Component
    @RequiredArgsConstructor
    static class WayOn {
        /** The usual command of each stage, the first that is available; others remain a matter of choice. */
        private static final Map<Stage, List<Class<? extends ComplaintCommand>>> USUAL = Map.of(
                Stage.CLASSIFICATION, List.of(ClassifyComplaint.class),
                Stage.ASSIGNMENT, List.of(AssignComplaint.class, ReviewReturn.class),
                Stage.ACCEPTED, List.of(AcceptComplaint.class),
                Stage.INVESTIGATION, List.of(RecordInvestigation.class),
                Stage.APPROVAL, List.of(ReviewDraft.class, ReviewOpinion.class),
                Stage.REPLY, List.of(SendReply.class, DraftReply.class),
                Stage.FOLLOW_UP, List.of(RecordFollowUp.class),
                Stage.ARCHIVE, List.of(ArchiveComplaint.class));

        private final CaseCourse course;
        private final CaseReading reading;
        private final AvailableCommands available;

        /** The address of that form; the page of the case where there is none. */
        String to(CaseId caseId, Actor actor) {
            var file = reading.now(caseId, actor);
            return form(file, actor).orElse("/cases/" + caseId);
        }

        /** The address of that form; empty where it is not this person's turn, or nothing is usual. */
        Optional<String> form(CaseFile file, Actor actor) {
            var summary = reading.summary(file, actor);
            var now = course.of(file, summary);
            if (now.turn() != actor.role()) {
                return Optional.empty();
            }
            if (available
                    .decision(file.payloads(), actor)
                    .filter(AvailableDecision::stands)
                    .isPresent()) {
                return Optional.of(DeskPlace.PATH + "/" + file.caseId());
            }
            return usual(now.now(), file).stream()
                    .filter(command -> stands(command, file, actor))
                    .findFirst()
                    .map(command -> "/cases/%s/do/%s".formatted(file.caseId(), Commands.pathOf(command)));
        }

        /** What else the stage of a case leaves this person to choose from. */
        List<Offered> others(
                CaseFile file, CaseSummary summary, Actor actor, Class<? extends ComplaintCommand> chosen) {
            var offered = Offered.all(available.of(file.payloads(), actor));
            var stage = course.of(file, summary).now();
            var path = Commands.pathOf(chosen);
            var first = CaseActions.of(offered, stage).first();
            return first.stream().anyMatch(one -> one.command().equals(path))
                    ? first.stream().filter(one -> !one.command().equals(path)).toList()
                    : List.of();
        }

        private static List<Class<? extends ComplaintCommand>> usual(@Nullable Stage stage, CaseFile file) {
            if (FromTheCase.isDissatisfied(file)) {
                return List.of(ReopenComplaint.class);
            }
            return stage == null ? List.of() : USUAL.getOrDefault(stage, List.of());
        }

        private boolean stands(Class<? extends ComplaintCommand> command, CaseFile file, Actor actor) {
            return Commands.mayGive(actor.role(), command)
                    && available.of(file.payloads(), command, actor).stands();
        }
    }

    /** Takes the files that come with the form of a command. */
    @Component
    @RequiredArgsConstructor
    static class SentFiles {
        private final EvidenceFiles evidence;
        private final ArrivingEvidence arriving;

        /**
         * Examines those that are kept as the command is decided; of any other command they are kept now, and what is
         * filled in names them.
         */
        ArrivingEvidence.Examined take(
                HttpServletRequest request,
                CaseId caseId,
                Class<? extends ComplaintCommand> command,
                MultiValueMap<String, String> typed,
                Actor actor) {
            if (CommandWithEvidence.class.isAssignableFrom(command)) {
                var naming = command.asSubclass(CommandWithEvidence.class);
                return arriving.examined(request, typed, naming, actor);
            }
            keep(request, caseId, typed, actor);
            return arriving.none();
        }

        /** Keeps them for a case; a file without a name of its own is called as it was sent. */
        private void keep(HttpServletRequest request, CaseId caseId, MultiValueMap<String, String> typed, Actor actor) {
            var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
            if (form == null) {
                return;
            }
            form.getFileMap().forEach((field, file) -> {
                if (file.isEmpty() && "".equals(file.getOriginalFilename())) {
                    return; // none was chosen
                }
                var kept = evidence.keep(caseId, field, file, actor);
                typed.set(field, kept.sha256());
                var called = field.substring(0, field.lastIndexOf('.') + 1) + "name";
                var name = typed.getFirst(called);
                if (name == null || name.isBlank()) {
                    typed.set(called, kept.name());
                }
            });
        }
    }

    /**
     * The form of a command on a case that the person may give now, or why not. Typed text is kept whatever the answer
     * is.
     */
    @PageController
    @RequestMapping("/cases/{id}/do/{command}")
    @RequiredArgsConstructor
    static class ActPages {
        private static final String PAGE = "complaints/act";

        private final Map<String, Class<? extends ComplaintCommand>> commands =
                ComplaintCommands.onACase().stream().collect(Collectors.toMap(Commands::pathOf, Function.identity()));

        private final ActForm form;
        private final CommandGate gate;
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
                    sent -> {
                        var read = sent.as(command, ActForm.CASE_ID, caseId);
                        var request = sent.request().startedFrom(templates.origin(command, typed));
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

        // The next page is the form of the next step; a person who has given the case away, as by a return, does not
        // see it
        // any more.
        private String shown(CaseId caseId, Class<? extends ComplaintCommand> command, long position, LoggedIn person) {
            if (reading.sees(caseId, person.actor())) {
                boolean reviewed =
                        command == ApproveReply.class && person.actor().role() == Role.LEGAL;
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
}
