package org.caseledger.api.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
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
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.CreditCode;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.repeats.RepeatDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 同时登记: enters the respondent of a complaint into the register, unless its code is there. */
@Component
@RequiredArgsConstructor
final class RegisteringAtIntake {
    private final CommandGate gate;
    private final Office office;

    /**
     * The same complaint, pointing at the entry of its respondent. The entry comes first: a crash in between leaves an
     * entry without a case, which the same form, sent again, finds by its identity.
     */
    ReceiveComplaint registered(ReceiveComplaint command, Actor actor, Request request) {
        var name = command.respondent();
        var told = Objects.requireNonNullElse(command.respondentDetails(), ToldRespondent.NOTHING);
        if (name == null || command.respondentKind() == RespondentKind.PERSON) {
            throw new InvalidInputException(
                    "respondent",
                    "登记到登记册须填写经营者名称；自然人不登记",
                    "must be the name of a business to be registered; a natural person is not");
        } else if (told.entry() != null) {
            return command;
        }
        return command.withRespondentDetails(new ToldRespondent(
                entry(name, told, actor, request), told.creditCode(), told.address(), told.street()));
    }

    private RespondentId entry(String name, ToldRespondent told, Actor actor, Request request) {
        var code = told.creditCode();
        var address = told.address();
        var street = told.street();
        var known = known(code);
        if (known != null) {
            return known;
        }
        var content = String.join("\n", name, "" + code, "" + address, "" + street);
        var id = RequestId.named(actor.person(), request.id().value() + "\n" + content);
        var command = new RegisterRespondent(id.caseId(), name, code, address, street, null, null, null);
        try {
            gate.give(command, actor, new Request(id, null, null));
            return new RespondentId(id.caseId());
        } catch (Rejection rejection) {
            // The same code was registered by another person in the meantime: that is the entry.
            var meanwhile = known(code);
            if (meanwhile == null) {
                throw rejection;
            }
            return meanwhile;
        }
    }

    private @Nullable RespondentId known(@Nullable String code) {
        return code == null
                ? null
                : office.respondentWith(CreditCode.normalized(code)).orElse(null);
    }

    /** 登记: the form for a complaint, with cases that may be about the same matter. */
    @PageController
    @RequestMapping("/intake")
    @RequiredArgsConstructor
    static class IntakePages {
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
                ForbiddenException.unless(form.actor().role() == Role.INTAKE);
                // The defaults for most complaints by telephone.
                typed.add("kind", ComplaintKind.COMPLAINT.name());
                typed.add("channel", Channel.PHONE.name());
                form.add("first", "kind");
            });
            return form.first(() ->
                            files.set(evidence.examined(http, form.typed(), ReceiveComplaint.class, form.actor())))
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
}
