package org.caseledger.api.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.duty.RosterWatch;
import org.caseledger.api.links.RepeatedComplaints;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.query.repeats.RepeatDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 登记: the form for a complaint, with cases that may be about the same matter. */
@PageController
@RequestMapping("/intake")
@RequiredArgsConstructor
class IntakePages {
    private static final String CASE_ID = "caseId";
    private static final RepeatedComplaints.Question USUAL = new RepeatedComplaints.Question(null, null, null);

    private final OfficeForms forms;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final SentForms sentForms;
    private final RepeatedComplaints repeats;
    private final RosterWatch duty;
    private final RegisteringAtIntake registering;
    private final ArrivingEvidence evidence;

    @GetMapping
    String form(LoggedIn person, Model model) {
        if (person.actor().role() != Role.INTAKE) {
            throw new ForbiddenException();
        }
        form(usual(), FormErrors.NONE, model);
        model.addAttribute("first", "kind");
        return "intake/form";
    }

    @PostMapping
    ModelAndView receive(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, LoggedIn person, Model model) {
        var fields = forms.atIntake();
        var actor = person.actor();
        var files = new AtomicReference<ArrivingEvidence.Examined>();
        return sentForms.send(
                new SentForm("/intake", fields, typed, person),
                () -> files.set(evidence.examined(http, typed, ReceiveComplaint.class, actor)),
                (json, request) -> {
                    var caseId = request.id().caseId().toString();
                    var read = bodies.read(json, ReceiveComplaint.class, CASE_ID, caseId);
                    var command = typed.containsKey("register") ? registering.registered(read, actor, request) : read;
                    var outcome = files.get().with(command, all -> gate.give(all, actor, request));
                    return "/cases/%s?after=%d".formatted(outcome.caseId(), outcome.position());
                },
                mistakes -> {
                    form(typed, mistakes, model);
                    return SentForms.again("intake/form", model);
                });
    }

    /** Cases that may be about the same matter, while the form is filled in. */
    @PostMapping("/candidates")
    String candidates(
            @RequestParam(name = "complainant.phone", required = false) @Nullable String phone,
            @RequestParam(name = "complainant.name", required = false) @Nullable String name,
            @Nullable String respondent,
            @Nullable RespondentKind respondentKind,
            @RequestParam(name = "narrative.text", required = false) @Nullable String text,
            PageRequest page) {
        var draft = new RepeatDraft(orNull(phone), orNull(name), orNull(respondent), respondentKind, orNull(text));
        boolean asked = draft.phone() != null || draft.respondent() != null || draft.text() != null;
        page.add("asked", asked);
        page.add(
                "candidates",
                asked ? repeats.ofDraft(draft, USUAL, page.actor()).candidates() : List.of());
        return "intake/candidates :: list";
    }

    private void form(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, forms.atIntake(), typed, mistakes);
        model.addAttribute("duty", duty.now());
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", EvidenceFile.LARGEST);
        model.addAttribute("most", ArrivingEvidence.MOST);
    }

    /** The defaults for most complaints by telephone. */
    private static MultiValueMap<String, String> usual() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("kind", ComplaintKind.COMPLAINT.name());
        typed.add("channel", Channel.PHONE.name());
        return typed;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
