package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.closing.RecordFollowUp;
import org.caseledger.command.complaint.closing.WithdrawComplaint;
import org.caseledger.command.complaint.parties.AddFacts;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 查询: how a case stands, for whoever has its code and the last digits of the phone, and what the
 * complainant does with it: adds facts, withdraws, rates. Each form proves anew whose it is.
 */
@PageController
@WithPortal
@RequestMapping(PortalCasePages.PAGE)
class PortalCasePages {

    static final String PAGE = Portal.PATH + "/case";

    private static final List<Satisfaction> RATINGS =
            List.of(Satisfaction.SATISFIED, Satisfaction.PARTLY, Satisfaction.NOT);

    private final PortalCases cases;
    private final CaseFiles files;
    private final PortalForms forms;
    private final SentForms sentForms;
    private final ArrivingEvidence evidence;
    private final AvailableCommands available;
    private final CommandGate gate;
    private final Clock clock;
    private final DataSize largest;

    PortalCasePages(
            PortalCases cases,
            CaseFiles files,
            PortalForms forms,
            SentForms sentForms,
            ArrivingEvidence evidence,
            AvailableCommands available,
            CommandGate gate,
            Clock clock,
            @Value("${caseledger.portal.largest-form}") DataSize largest) {
        this.cases = cases;
        this.files = files;
        this.forms = forms;
        this.sentForms = sentForms;
        this.evidence = evidence;
        this.available = available;
        this.gate = gate;
        this.clock = clock;
        this.largest = largest;
    }

    /** Gives the command that a form stands for. */
    private interface Act extends BiFunction<CaseId, Request, ComplaintCommand> {}

    @GetMapping
    String again() {
        return "redirect:" + Portal.PATH;
    }

    @PostMapping
    ModelAndView look(PortalKey key, HttpServletRequest http, Model model) {
        return cases.look(key, http)
                .map(file -> show(file, key, null, model))
                .orElseGet(() -> wrong(model));
    }

    @PostMapping("/add")
    ModelAndView add(
            PortalKey key,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest http,
            Model model) {
        var arrived = new AtomicReference<ArrivingEvidence.Examined>(evidence.none());
        return act(
                key,
                "add",
                typed,
                () -> {
                    forms.check(typed, "text");
                    arrived.set(evidence.examined(http, typed, AddFacts.class, Actor.CITIZEN));
                },
                (caseId, request) -> new AddFacts(caseId, typed.getFirst("text"), null),
                arrived,
                http,
                model);
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            PortalKey key,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest http,
            Model model) {
        return act(
                key,
                "withdraw",
                typed,
                () -> forms.check(typed, "reason"),
                (caseId, request) ->
                        new WithdrawComplaint(
                                caseId,
                                typed.getFirst("reason").strip(),
                                new Told(
                                        Medium.PLATFORM,
                                        clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                                null,
                                null),
                new AtomicReference<>(evidence.none()),
                http,
                model);
    }

    @PostMapping("/rate")
    ModelAndView rate(
            PortalKey key,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest http,
            Model model) {
        return act(
                key,
                "rate",
                typed,
                () -> forms.check(typed, "satisfaction"),
                (caseId, request) ->
                        new RecordFollowUp(
                                caseId,
                                rating(typed.getFirst("satisfaction")),
                                orNull(typed.getFirst("comment")),
                                null,
                                null),
                new AtomicReference<>(evidence.none()),
                http,
                model);
    }

    private ModelAndView act(
            PortalKey key,
            String what,
            MultiValueMap<String, String> typed,
            Runnable check,
            Act act,
            AtomicReference<ArrivingEvidence.Examined> arrived,
            HttpServletRequest http,
            Model model) {
        var found = cases.look(key, http);
        if (found.isEmpty()) {
            return wrong(model);
        }
        var caseId = found.get().caseId();
        return sentForms.answer(
                new SentForm(PAGE + "/" + what, List.of(), typed, Citizen.SENDER),
                check,
                (json, request) -> {
                    PortalForms.key(typed);
                    var command = act.apply(caseId, request);
                    arrived.get().with(command, all -> gate.give(all, Actor.CITIZEN, request));
                    return show(files.find(caseId).orElseThrow(), key, what, model);
                },
                mistakes -> {
                    var file = files.find(caseId).orElseThrow();
                    var page = show(file, key, null, typed, mistakes, model);
                    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                    return page;
                });
    }

    private static Satisfaction rating(@Nullable String name) {
        return RATINGS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("satisfaction", "请选择", "choose one"));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What is wrong with a pair is not told. */
    private static ModelAndView wrong(Model model) {
        model.addAttribute("key", new PortalKey("", ""));
        model.addAttribute("wrong", true);
        return SentForms.again("portal/start", model);
    }

    private ModelAndView show(CaseFile file, PortalKey key, @Nullable String did, Model model) {
        return show(file, key, did, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    private ModelAndView show(
            CaseFile file,
            PortalKey key,
            @Nullable String did,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        SentForms.show(model, List.of(), typed, mistakes);
        model.addAttribute("progress", PortalProgress.of(file, offers(file)));
        model.addAttribute("proof", key);
        model.addAttribute("did", did);
        model.addAttribute("ratings", RATINGS);
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", largest.toBytes());
        model.addAttribute("most", ArrivingEvidence.MOST);
        return new ModelAndView("portal/case", model.asMap());
    }

    private PortalProgress.Offers offers(CaseFile file) {
        return new PortalProgress.Offers(
                isOffered(file, AddFacts.class),
                isOffered(file, WithdrawComplaint.class),
                isOffered(file, RecordFollowUp.class) && !PortalProgress.isRated(file));
    }

    private boolean isOffered(CaseFile file, Class<? extends ComplaintCommand> command) {
        return available.of(file.payloads(), command, Actor.CITIZEN).refused() == null;
    }
}
