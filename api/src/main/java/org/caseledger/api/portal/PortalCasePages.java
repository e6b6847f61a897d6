package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.query.casefile.CaseFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 查询: the progress of a case, for the holder of its code and the last digits of the phone, and the acts of the
 * complainant: adds facts, withdraws, rates. Each form proves the identity again.
 */
@PageController
@WithPortal
@RequestMapping(PortalCasePages.PAGE)
@RequiredArgsConstructor
class PortalCasePages {
    static final String PAGE = Portal.PATH + "/case";
    static final String ADD = "/add";
    static final String WITHDRAW = "/withdraw";
    static final String RATE = "/rate";

    private final PortalCases cases;
    private final CaseFiles files;
    private final PortalForms forms;
    private final SentForms sentForms;
    private final ArrivingEvidence evidence;
    private final CommandGate gate;
    private final Clock clock;
    private final PortalCaseView view;

    /** A page that was sent for cannot be asked for again. */
    @GetMapping({"", ADD, WITHDRAW, RATE})
    String again() {
        return "redirect:" + Portal.PATH;
    }

    @PostMapping
    ModelAndView look(PortalKey key, HttpServletRequest http, Model model) {
        return cases.look(key, http)
                .map(file -> view.show(file, key, null, model))
                .orElseGet(() -> PortalCaseView.wrong(model));
    }

    @PostMapping(ADD)
    ModelAndView add(
            PortalKey key, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, Model model) {
        var arrived = new AtomicReference<ArrivingEvidence.Examined>(evidence.none());
        return act(
                key,
                ADD,
                typed,
                () -> {
                    forms.check(typed, "text");
                    arrived.set(evidence.examined(http, typed, AddFacts.class, Actor.CITIZEN));
                },
                caseId -> new AddFacts(caseId, typed.getFirst("text"), null),
                arrived,
                http,
                model);
    }

    @PostMapping(WITHDRAW)
    ModelAndView withdraw(
            PortalKey key, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, Model model) {
        return act(
                key,
                WITHDRAW,
                "reason",
                caseId -> new WithdrawComplaint(
                        caseId,
                        typed.getFirst("reason").strip(),
                        new Told(Medium.PLATFORM, clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                        null,
                        null),
                typed,
                http,
                model);
    }

    @PostMapping(RATE)
    ModelAndView rate(
            PortalKey key, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, Model model) {
        return act(
                key,
                RATE,
                "satisfaction",
                caseId -> new RecordFollowUp(
                        caseId, rating(typed.getFirst("satisfaction")), orNull(typed.getFirst("comment")), null, null),
                typed,
                http,
                model);
    }

    /** Does what takes no files and needs one field. */
    private ModelAndView act(
            PortalKey key,
            String what,
            String needed,
            Function<CaseId, ComplaintCommand> act,
            MultiValueMap<String, String> typed,
            HttpServletRequest http,
            Model model) {
        var none = new AtomicReference<>(evidence.none());
        return act(key, what, typed, () -> forms.check(typed, needed), act, none, http, model);
    }

    private ModelAndView act(
            PortalKey key,
            String what,
            MultiValueMap<String, String> typed,
            Runnable check,
            Function<CaseId, ComplaintCommand> act,
            AtomicReference<ArrivingEvidence.Examined> arrived,
            HttpServletRequest http,
            Model model) {
        var found = cases.look(key, http);
        if (found.isEmpty()) {
            return PortalCaseView.wrong(model);
        }
        var caseId = found.get().caseId();
        return sentForms.answer(
                new SentForm(PAGE + what, List.of(), typed, Citizen.SENDER),
                check,
                (json, request) -> {
                    PortalForms.key(typed);
                    var command = act.apply(caseId);
                    arrived.get().with(command, all -> gate.give(all, Actor.CITIZEN, request));
                    return view.show(files.find(caseId).orElseThrow(), key, what.substring(1), model);
                },
                mistakes -> {
                    var file = files.find(caseId).orElseThrow();
                    var page = view.again(file, key, typed, mistakes, model);
                    return page;
                });
    }

    private static Satisfaction rating(@Nullable String name) {
        return PortalCaseView.RATINGS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("satisfaction", "请选择", "choose one"));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
