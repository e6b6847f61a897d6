package org.caseledger.api.administration;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterChange.State;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.caseledger.events.office.ParameterEvent.ParameterChangeRejected;
import org.caseledger.events.office.ParameterEvent.ParameterChangeWithdrawn;
import org.caseledger.procedure.ApprovedParameters;
import org.caseledger.procedure.Parameter;
import org.caseledger.procedure.Parameters;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * 参数变更: an administrator proposes, and what is proposed holds once a leader, who is another person, has consented; both
 * by the version of the preview that they have seen.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ParameterAdministration {
    /** What is wrong with no field in particular. */
    private static final String THE_WHOLE = "";

    private final EventLog log;
    private final OfficeLog office;
    private final OfficeParameters parameters;
    private final ParameterEffects effects;
    private final ApprovedParameters approved;

    /**
     * A parameter in force; {@code inFile} is its value in the file, null if the file has none, {@code since} the
     * change that set a different value, {@code waiting} a change that a leader has to decide on.
     */
    public record InForce(
            Parameter parameter,
            @Nullable String inFile,
            @Nullable ParameterChange since,
            @Nullable ParameterChange waiting) {
        /** Whether a page, and not the file, says what it is. */
        public boolean isAmended() {
            return since != null && !parameter.value().equals(inFile);
        }
    }

    /** All of them, and the version by which a change is proposed. */
    public record All(String procedure, int version, List<InForce> parameters) {}

    /** What is proposed; {@code version} is that of the preview. */
    public record Proposal(String name, String value, int version, String reason) {}

    /** What is decided on a proposal; a consent needs no reason. */
    public record Decision(int version, @Nullable String reason) {}

    /** All parameters as they are in force. */
    public All all(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        var book = book();
        var inFiles = parameters.inFiles();
        return new All(
                parameters.procedure().id(),
                book.version(),
                parameters.all().stream()
                        .map(one -> new InForce(
                                one,
                                Parameters.find(inFiles, one.name())
                                        .map(Parameter::value)
                                        .orElse(null),
                                book.inForce(one.name()).orElse(null),
                                book.open(one.name()).orElse(null)))
                        .toList());
    }

    /** All changes, the latest first. */
    public List<ParameterChange> changes(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        return book().all();
    }

    ParameterChange change(int number, Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        return book().find(number).orElseThrow(NotFoundException::new);
    }

    /** What a value would change, before anything is recorded. */
    public ParameterEffect preview(String name, String value, Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        var book = book();
        var parameter = parameters.get(name);
        return effects.of(parameter, parameters.checked(parameter, value), book.version(), actor);
    }

    /** Proposes a change; gives it as it is recorded. */
    public ParameterChange propose(Proposal proposal, Actor by) {
        AccessPolicy.mustAdminister(by);
        mustBeInWords(proposal.reason());
        return record(proposal.version(), by, book -> proposed(proposal, book));
    }

    private ParameterEvent proposed(Proposal proposal, ParameterBook book) {
        var parameter = parameters.get(proposal.name());
        var value = parameters.checked(parameter, proposal.value());
        refuse(value.equals(parameter.value()), "value", "与现行值相同", "is the value that is in force");
        var other = book.open(proposal.name());
        refuse(
                other.isPresent(),
                "value",
                "变更%s尚待领导决定，请先办结",
                "comes after change %s, on which a leader has to decide first",
                other.map(ParameterChange::number).orElse(0));
        return new ParameterChangeProposed(
                book.next(),
                parameter.name(),
                parameter.value(),
                value,
                proposal.reason().strip());
    }

    /** Puts a change in force: a leader does, who is another person than the proposer. */
    public ParameterChange consent(int number, Decision decision, Actor by) {
        AccessPolicy.mustConsent(by);
        var why = decision.reason() == null ? "" : decision.reason().strip();
        var done = record(decision.version(), by, book -> consented(number, why, book, by));
        approved.refresh();
        return done;
    }

    private ParameterEvent consented(int number, String why, ParameterBook book, Actor by) {
        var change = open(number, book);
        mustBeAnother(change, by);
        var parameter = parameters.get(change.name());
        refuse(
                !parameter.value().equals(change.before()),
                THE_WHOLE,
                "现行值已变为“%s”，请撤回后重新提出",
                "The value in force has become “%s”: withdraw the change and propose it anew",
                parameter.value());
        parameters.checked(parameter, change.after());
        return new ParameterChangeApproved(number, why.isEmpty() ? null : why);
    }

    /** Leaves the value as it is: a leader does not consent. */
    public ParameterChange reject(int number, Decision decision, Actor by) {
        AccessPolicy.mustConsent(by);
        mustBeInWords(decision.reason());
        return record(decision.version(), by, book -> {
            mustBeAnother(open(number, book), by);
            return new ParameterChangeRejected(number, decision.reason().strip());
        });
    }

    /** Takes a proposal back. */
    public ParameterChange withdraw(int number, Decision decision, Actor by) {
        AccessPolicy.mustAdminister(by);
        mustBeInWords(decision.reason());
        return record(
                decision.version(),
                by,
                book -> new ParameterChangeWithdrawn(
                        open(number, book).number(), decision.reason().strip()));
    }

    private ParameterChange record(int version, Actor by, Function<ParameterBook, ParameterEvent> decide) {
        var recorded = office.change(
                ParameterEvent.STREAM,
                () -> {
                    var book = book();
                    refuse(
                            book.version() != version,
                            THE_WHOLE,
                            "预览之后参数有过变更，请重新预览",
                            "Parameters have changed since the preview: look at it again");
                    return decide.apply(book);
                },
                by);
        return book().find(recorded.change()).orElseThrow();
    }

    private static ParameterChange open(int number, ParameterBook book) {
        var change = book.find(number).orElseThrow(NotFoundException::new);
        refuse(change.state() != State.OPEN, THE_WHOLE, "此项变更%s", "The change is decided: %s", change.state());
        return change;
    }

    private static void mustBeAnother(ParameterChange change, Actor by) {
        refuse(
                !change.isOfAnotherThan(by),
                THE_WHOLE,
                "提出人不能决定自己提出的变更",
                "A change is decided on by another person than the one who proposed it");
    }

    private static void mustBeInWords(@Nullable String reason) {
        if (reason == null || !Wording.isInWords(reason)) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
    }

    private static void refuse(boolean wrong, String field, String zh, String en, Object... facts) {
        if (wrong) {
            throw new InvalidInputException(field, zh, en, facts);
        }
    }

    private ParameterBook book() {
        return ParameterBook.of(log);
    }

    /**
     * 参数: the parameters in force. An administrator previews and proposes a change; a leader sees the same preview and
     * decides on it.
     */
    @PageController
    @RequestMapping("/administration/parameters")
    @RequiredArgsConstructor
    static class ParameterPages {
        static final String LIST = "/administration/parameters";
        private static final String NAME = "name";
        private static final String VALUE = "value";
        private static final String REASON = "reason";

        /** The version and the value of the preview that the form was shown with. */
        private static final String SEEN = "seen";

        private final ParameterAdministration administration;
        private final OfficeParameters parameters;

        @GetMapping
        String all(@RequestParam(defaultValue = "false") boolean waiting, PageRequest page) {
            page.add("all", administration.all(page.actor()));
            page.add(
                    "changes",
                    administration.changes(page.actor()).stream()
                            .filter(change -> !waiting || change.isOpen())
                            .toList());
            page.add("law", parameters.ofTheLaw());
            return "administration/parameters";
        }

        /** The preview; what was previewed is proposed, as long as nothing has changed. */
        @FormMapping("/propose")
        ModelAndView propose(FormRequest form) {
            AccessPolicy.mustAdminister(form.actor());
            var typed = form.typed();
            var parameter = named(typed.getFirst(NAME));
            form.fillIn(known -> known.put(
                    VALUE, parameter.isNumber() ? List.of(parameter.value()) : parameter.chosen(parameter.value())));
            return form.page(
                    "administration/propose",
                    () -> fields(parameter),
                    Set.of(NAME, SEEN),
                    () -> form.add("parameter", parameter),
                    sent -> {
                        var value = String.join(",", typed.getOrDefault(VALUE, List.of()));
                        var effect = administration.preview(parameter.name(), value, form.actor());
                        var seen = effect.version() + "/" + effect.value();
                        if (!seen.equals(typed.getFirst(SEEN)) || typed.containsKey("preview")) {
                            form.add("effect", effect);
                            typed.set(SEEN, seen);
                            return null;
                        }
                        var proposal =
                                new Proposal(parameter.name(), effect.value(), effect.version(), form.typed(REASON));
                        var done = administration.propose(proposal, form.actor());
                        SentForms.say("params.proposed", LIST);
                        return LIST + "/" + done.number();
                    });
        }

        private Parameter named(@Nullable String name) {
            if (name == null) {
                throw new NotFoundException();
            }
            return parameters.get(name);
        }

        private static List<FormField> fields(Parameter parameter) {
            var options = parameter.options().stream()
                    .map(o -> new Option(o.value(), o.text()))
                    .toList();
            return List.of(
                    field(NAME, Kind.TEXT, List.of()),
                    field(SEEN, Kind.TEXT, List.of()),
                    field(VALUE, parameter.isNumber() ? Kind.NUMBER : Kind.SOME_OF, options),
                    field(REASON, Kind.LONG_TEXT, List.of()));
        }

        private static FormField field(String name, Kind kind, List<Option> options) {
            boolean must = kind != Kind.SOME_OF;
            var label = name.equals(REASON) ? "field.reason" : "params.value";
            return new FormField(name, List.of(label), kind, must, options, List.of());
        }

        /** A leader's consent or refusal, or the withdrawal by an administrator. */
        @FormMapping("/{number:[0-9]+}")
        ModelAndView decide(
                @PathVariable int number,
                @Nullable String decision,
                @RequestParam(defaultValue = "0") int version,
                FormRequest form) {
            var by = form.actor();
            return form.first(() -> ForbiddenException.unless(by.role() == Role.LEADER || by.role() == Role.ADMIN))
                    .page(
                            "administration/change",
                            () -> List.of(
                                    field(REASON, Kind.LONG_TEXT, List.of()).optional()),
                            Set.of(),
                            () -> show(administration.change(number, by), form),
                            sent -> {
                                var how = new Decision(version, form.typed().getFirst(REASON));
                                switch (decision == null ? "" : decision) {
                                    case "consent" -> administration.consent(number, how, by);
                                    case "reject" -> administration.reject(number, how, by);
                                    case "withdraw" -> administration.withdraw(number, how, by);
                                    default -> throw new NotFoundException();
                                }
                                SentForms.say("params.decided", LIST);
                                return LIST + "/" + number;
                            });
        }

        private void show(ParameterChange change, FormRequest form) {
            form.add("change", change);
            form.add("parameter", parameters.find(change.name()).orElse(null));
            form.add("mayConsent", change.isOpen() && form.actor().role() == Role.LEADER);
            form.add("mayWithdraw", change.isOpen() && form.actor().role() == Role.ADMIN);
            if (change.isOpen()) {
                addPreview(change, form);
            }
        }

        // A file may have made the value impossible meanwhile; then that is what there is to see.
        private void addPreview(ParameterChange change, FormRequest form) {
            try {
                form.add("effect", administration.preview(change.name(), change.after(), form.actor()));
            } catch (InvalidInputException impossible) {
                form.add("impossible", impossible.fields().get(0));
            }
        }
    }

    /** 参数: what is in force, and its changes with a leader's consent, for programs. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/parameters")
    @RequiredArgsConstructor
    static class ParametersController {
        private final ParameterAdministration parameters;

        @GetMapping
        All all(LoggedIn person) {
            return parameters.all(person.actor());
        }

        @GetMapping("/changes")
        List<ParameterChange> changes(LoggedIn person) {
            return parameters.changes(person.actor());
        }

        /** What another value would change; its version is that of a proposal. */
        @GetMapping("/preview")
        ParameterEffect preview(@RequestParam String name, @RequestParam String value, LoggedIn person) {
            return parameters.preview(name, value, person.actor());
        }

        @PostMapping("/propose")
        ParameterChange propose(SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return parameters.propose(sent.as(Proposal.class), sent.actor());
        }

        @PostMapping("/changes/{number:[0-9]+}/consent")
        ParameterChange consent(@PathVariable int number, SentJson sent) {
            AccessPolicy.mustConsent(sent.actor());
            return parameters.consent(number, sent.as(Decision.class), sent.actor());
        }

        @PostMapping("/changes/{number:[0-9]+}/reject")
        ParameterChange reject(@PathVariable int number, SentJson sent) {
            AccessPolicy.mustConsent(sent.actor());
            return parameters.reject(number, sent.as(Decision.class), sent.actor());
        }

        @PostMapping("/changes/{number:[0-9]+}/withdraw")
        ParameterChange withdraw(@PathVariable int number, SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return parameters.withdraw(number, sent.as(Decision.class), sent.actor());
        }
    }
}
