package org.caseledger.api.complaints;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.command.complaint.PendingDecision;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.query.casefile.CaseFile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** 阅签: what waits to be signed in one case, in full, and the form that decides on it. */
@Component
@RequiredArgsConstructor
class DecisionPane {
    private static final String CASE_ID = "caseId";

    private final OfficeForms forms;
    private final DecisionFacts facts;
    private final CaseReading reading;
    private final RoutingProposals routing;
    private final TextsFromTemplates templates;

    /** What a command asks for, of any case. */
    List<FormField> fields(Class<? extends ComplaintCommand> command) {
        return forms.fields(command, CASE_ID);
    }

    /** Puts the template that is asked for below the opinion that is typed. */
    void insert(CaseFile file, PendingDecision decision, Actor actor, MultiValueMap<String, String> typed) {
        templates.insert(
                DecisionForm.opinionOf(decision),
                DecisionForm.answers(decision),
                reading.summary(file, actor),
                actor,
                typed);
    }

    /** For whoever opens it. */
    void show(CaseFile file, AvailableDecision pending, Actor actor, Model model) {
        show(file, pending, actor, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    /** With what was typed, and what was wrong with it; what is signed is what is shown now. */
    void show(
            CaseFile file,
            AvailableDecision pending,
            Actor actor,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        var command = pending.agree().command();
        var summary = reading.summary(file, actor);
        var all = forms.on(summary, command);
        var fields = DecisionForm.fields(pending.decision(), all, pending.agree());
        var proposals = routing.of(command, file, fields);
        proposals.stream()
                .findFirst()
                .ifPresent(best -> typed.addIfAbsent("unit", best.unit().value()));
        FormDefaults.hide(typed, command, summary);
        SentForms.show(model, fields, FormDefaults.hidden(command), typed, mistakes);
        templates.offer(
                DecisionForm.opinionOf(pending.decision()),
                DecisionForm.answers(pending.decision()),
                summary,
                actor,
                model);
        model.addAttribute("case", summary);
        model.addAttribute("decision", pending.decision().name());
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
        model.addAttribute("refused", Offered.of(pending.agree()).refused());
        model.addAttribute("proposals", proposals);
        facts.show(pending.stands() ? command : null, file, summary, actor, model);
        model.addAttribute("meanwhile", mistakes.meanwhile(() -> reading.history(file, actor)));
    }
}
