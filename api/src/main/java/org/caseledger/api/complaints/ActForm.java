package org.caseledger.api.complaints;

import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

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
}
