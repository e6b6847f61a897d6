package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.query.casefile.CaseFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
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
 * What citizens are asked, and what has to be right before it becomes a command: the receipt of the office, without
 * what only a clerk knows (O121-10, O121-11).
 */
@Component
@WithPortal
@RequiredArgsConstructor
class PortalForms {
    /** A field that no person sees: who fills it in is a program. */
    static final String TRAP = "website";

    private static final int LONGEST = 20_000;
    private static final int SHORTEST_PHONE = 7;
    private static final String PHONE = "complainant.phone";

    private static final List<String> ASKED = List.of(
            "complainant",
            "respondent",
            "respondentKind",
            "respondentDetails",
            "matter",
            "narrative",
            "entrustedMediation",
            "publication",
            "evidence");

    private static final Set<String> LEFT_OUT =
            Set.of("complainant.identity", "respondentDetails.entry", "narrative.request");

    private static final Set<String> NEEDED = Set.of(
            "complainant",
            "complainant.name",
            PHONE,
            "complainant.address",
            "respondent",
            "respondentDetails",
            "respondentDetails.address",
            "matter",
            "matter.demands",
            "matter.demands.of",
            "narrative",
            "narrative.text");

    private static final Map<String, String> GIVEN = Map.of(
            "kind", ComplaintKind.COMPLAINT.name(),
            "channel", Channel.ONLINE_SERVICE.name());

    private final OfficeForms forms;

    /** The fields of a complaint. */
    List<FormField> ofComplaint() {
        var all = forms.atIntake();
        return ASKED.stream()
                .flatMap(name -> all.stream().filter(field -> field.name().equals(name)))
                .map(PortalForms::asked)
                .toList();
    }

    /** The same with those that are given, as they are sent. */
    List<FormField> sent(MultiValueMap<String, String> typed) {
        GIVEN.forEach(typed::set);
        var given = forms.atIntake().stream().filter(field -> GIVEN.containsKey(field.name()));
        return Stream.concat(ofComplaint().stream(), given).toList();
    }

    private static FormField asked(FormField field) {
        return new FormField(
                field.name(),
                field.labels(),
                field.kind(),
                NEEDED.contains(field.name()),
                field.options(),
                field.parts().stream()
                        .filter(part -> !LEFT_OUT.contains(part.name()))
                        .map(PortalForms::asked)
                        .toList());
    }

    /** Throws {@link InvalidInputException} with every field that is empty or cannot be right. */
    void check(MultiValueMap<String, String> typed) {
        mustBeOfAPerson(typed);
        var mistakes = Stream.concat(
                        NEEDED.stream()
                                .filter(name -> isLeaf(name, ofComplaint()))
                                .filter(name -> isEmpty(typed.get(name)))
                                .sorted()
                                .map(PortalForms::missing),
                        phone(typed))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidInputException(mistakes);
        }
    }

    /** The same of a text that is added to a complaint. */
    void check(MultiValueMap<String, String> typed, String field) {
        mustBeOfAPerson(typed);
        if (isEmpty(typed.get(field))) {
            throw new InvalidInputException(List.of(missing(field)));
        }
    }

    private static void mustBeOfAPerson(MultiValueMap<String, String> typed) {
        if (!isEmpty(typed.get(TRAP))) {
            throw new InvalidInputException("", "请将标明“请勿填写”的一栏留空", "leave the field empty that says so");
        }
        if (typed.values().stream().flatMap(List::stream).anyMatch(text -> text.length() > LONGEST)) {
            throw new InvalidInputException("", "每栏最多%d字", "a field can have at most %d characters", LONGEST);
        }
    }

    private static Stream<InvalidInputException.Field> phone(MultiValueMap<String, String> typed) {
        var phone = typed.getFirst(PHONE);
        return phone == null || phone.isBlank() || Complainant.digits(phone).length() >= SHORTEST_PHONE
                ? Stream.of()
                : Stream.of(new InvalidInputException.Field(PHONE, "电话号码不完整", "is not a whole phone number"));
    }

    private static InvalidInputException.Field missing(String name) {
        return new InvalidInputException.Field(name, "请填写此项", "is missing");
    }

    private static boolean isLeaf(String name, List<FormField> fields) {
        return fields.stream()
                .anyMatch(field ->
                        field.name().equals(name) && field.kind() != Kind.TOGETHER || isLeaf(name, field.parts()));
    }

    private static boolean isEmpty(List<String> texts) {
        return texts == null || String.join("", texts).isBlank();
    }

    /** The key of a form, which the page gave it; throws if it is not one. */
    static UUID key(MultiValueMap<String, String> typed) {
        try {
            return UUID.fromString(String.valueOf(typed.getFirst("key")));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("", "页面已过期，请重新打开", "the page has expired; open it again");
        }
    }

    /**
     * 查询: the progress of a case, for the holder of its code and the last digits of the phone, and the acts of the
     * complainant: adds facts, withdraws, rates. Each form proves the identity again.
     */
    @PageController
    @WithPortal
    @RequestMapping(PortalCasePages.PAGE)
    @RequiredArgsConstructor
    static class PortalCasePages {
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
                PortalKey key,
                @RequestParam MultiValueMap<String, String> typed,
                HttpServletRequest http,
                Model model) {
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
                PortalKey key,
                @RequestParam MultiValueMap<String, String> typed,
                HttpServletRequest http,
                Model model) {
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
                PortalKey key,
                @RequestParam MultiValueMap<String, String> typed,
                HttpServletRequest http,
                Model model) {
            return act(
                    key,
                    RATE,
                    "satisfaction",
                    caseId -> new RecordFollowUp(
                            caseId,
                            rating(typed.getFirst("satisfaction")),
                            orNull(typed.getFirst("comment")),
                            null,
                            null),
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
                    sent -> {
                        PortalForms.key(typed);
                        var request = sent.request();
                        var command = act.apply(caseId);
                        arrived.get().with(command, all -> gate.give(all, Actor.CITIZEN, request));
                        return view.show(files.find(caseId).orElseThrow(), key, what.substring(1), model);
                    },
                    mistakes -> view.again(files.find(caseId).orElseThrow(), key, typed, mistakes, model));
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

    /**
     * 网上投诉: a citizen files a complaint, which is received like any other, and gets its number and a query code. The
     * code follows from the form, so that the same form sent twice shows the same one.
     */
    @PageController
    @WithPortal
    @RequestMapping(FilingPages.PAGE)
    static class FilingPages {
        static final String PAGE = Portal.PATH + "/file";

        private final PortalForms forms;
        private final SentForms sentForms;
        private final ArrivingEvidence evidence;
        private final CommandGate gate;
        private final QueryCodes codes;
        private final CaseFiles files;
        private final DataSize largest;

        FilingPages(
                PortalForms forms,
                SentForms sentForms,
                ArrivingEvidence evidence,
                CommandGate gate,
                QueryCodes codes,
                CaseFiles files,
                @Value("${caseledger.portal.largest-form}") DataSize largest) {
            this.forms = forms;
            this.sentForms = sentForms;
            this.evidence = evidence;
            this.gate = gate;
            this.codes = codes;
            this.files = files;
            this.largest = largest;
        }

        @GetMapping
        String form(Model model) {
            show(new LinkedMultiValueMap<>(), FormErrors.NONE, model);
            return "portal/file";
        }

        @PostMapping
        ModelAndView file(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, Model model) {
            var fields = forms.sent(typed);
            var arrived = new AtomicReference<ArrivingEvidence.Examined>();
            return sentForms.answer(
                    new SentForm(PAGE, fields, typed, Citizen.SENDER),
                    () -> {
                        forms.check(typed);
                        arrived.set(evidence.examined(http, typed, ReceiveComplaint.class, Actor.CITIZEN));
                    },
                    sent -> {
                        var key = PortalForms.key(typed);
                        var request = sent.request();
                        var command = sent.as(
                                ReceiveComplaint.class, "caseId", request.id().caseId());
                        var outcome = arrived.get().with(command, all -> gate.give(all, Actor.CITIZEN, request));
                        return filed(outcome, key, model);
                    },
                    mistakes -> {
                        show(typed, mistakes, model);
                        return SentForms.again("portal/file", model);
                    });
        }

        private ModelAndView filed(Outcome outcome, UUID key, Model model) {
            var caseId = new CaseId(outcome.aggregate());
            var code = codes.of(key);
            var request = new Request(RequestId.named(Actor.CITIZEN.person(), key + " code"), null, null);
            gate.give(new GiveQueryCode(caseId, QueryCodes.standsFor(code)), Actor.CITIZEN, request);
            model.addAttribute(
                    "number", files.find(caseId).orElseThrow().receipt().number());
            model.addAttribute("code", QueryCodes.written(code));
            return new ModelAndView("portal/filed", model.asMap());
        }

        private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
            SentForms.show(model, forms.ofComplaint(), typed, mistakes);
            model.addAttribute("accepted", FileKind.accepted());
            model.addAttribute("largest", largest.toBytes());
            model.addAttribute("most", ArrivingEvidence.MOST);
        }
    }
}
