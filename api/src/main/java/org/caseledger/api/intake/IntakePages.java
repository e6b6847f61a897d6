package org.caseledger.api.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.duty.RosterWatch;
import org.caseledger.api.links.RepeatedComplaints;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.OfficeForms;
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
    private final RepeatedComplaints repeats;
    private final RosterWatch duty;
    private final RegisteringAtIntake registering;
    private final ArrivingEvidence evidence;

    @FormMapping
    ModelAndView receive(FormRequest form, HttpServletRequest http) {
        var files = new AtomicReference<ArrivingEvidence.Examined>();
        form.fillIn(typed -> {
            if (form.actor().role() != Role.INTAKE) {
                throw new ForbiddenException();
            }
            // The defaults for most complaints by telephone.
            typed.add("kind", ComplaintKind.COMPLAINT.name());
            typed.add("channel", Channel.PHONE.name());
            form.add("first", "kind");
        });
        return form.first(() -> files.set(evidence.examined(http, form.typed(), ReceiveComplaint.class, form.actor())))
                .page("intake/form", forms::atIntake, Set.of(), () -> around(form), sent -> {
                    var request = sent.request();
                    var read = sent.as(
                            ReceiveComplaint.class, CASE_ID, request.id().caseId());
                    var command = form.typed().containsKey("register")
                            ? registering.registered(read, sent.actor(), request)
                            : read;
                    var outcome = files.get().with(command, all -> gate.give(all, sent.actor(), request));
                    return "/cases/%s?after=%d".formatted(outcome.caseId(), outcome.position());
                });
    }

    private void around(FormRequest form) {
        form.add("duty", duty.now());
        form.add("accepted", FileKind.accepted());
        form.add("largest", EvidenceFile.LARGEST);
        form.add("most", ArrivingEvidence.MOST);
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

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
