package org.caseledger.api.delegation;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FilledForms;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.OpenedForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.delegation.DelegationBook;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.delegation.DelegationCommand.RevokeDelegation;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.text.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** 授权代签: the delegations, who signs for which leader; visible to everyone who reads cases. */
@Component
public class DelegationRegister {
    private static final String NUMBER = "delegation";

    private final DelegationBook delegations;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Clock clock;

    DelegationRegister(EventLog log, CommandGate gate, JsonBodies bodies, Clock clock) {
        this.delegations = new DelegationBook(log);
        this.gate = gate;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A delegation, and whether it is in force now. */
    public record Entry(Delegation delegation, DelegationState state) {
        /** Whether nothing has ended it yet. */
        public boolean stands() {
            return state == DelegationState.IN_FORCE || state == DelegationState.AHEAD;
        }

        /** Whether this person granted or received it, and may revoke it. */
        public boolean mayBeRevokedBy(String person) {
            return stands()
                    && (delegation.from().person().equals(person)
                            || delegation.to().person().equals(person));
        }
    }

    /** All that were ever granted, the latest first. */
    List<Entry> list(Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = clock.instant();
        return delegations.all().stream()
                .sorted(Comparator.comparing(Delegation::number).reversed())
                .map(one -> new Entry(one, DelegationState.of(one, now)))
                .toList();
    }

    /** The one of that number. */
    Entry find(int number, Actor actor) {
        return list(actor).stream()
                .filter(one -> one.delegation().number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Grants what a body holds, once as this request; gives what became of it. */
    Entry grant(byte[] body, Request request, Actor actor) {
        gate.mustBeAllowed(GrantDelegation.class, null, actor, request);
        var command = bodies.read(body, GrantDelegation.class);
        gate.give(command, actor, request);
        return list(actor).stream()
                .filter(one -> one.delegation().from().person().equals(actor.person()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Revokes it at once. */
    Entry revoke(int number, byte[] body, Request request, Actor actor) {
        gate.mustBeAllowed(RevokeDelegation.class, null, actor, request);
        var command = bodies.read(body, RevokeDelegation.class, NUMBER, Integer.toString(number));
        gate.give(command, actor, request);
        return find(number, actor);
    }

    /** 授权代签: the delegations of signatures, granted and revoked. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/delegations")
    @RequiredArgsConstructor
    static class DelegationsController {
        private final DelegationRegister register;
        private final JsonBodies bodies;
        private final Requests requests;

        @GetMapping
        List<Entry> list(LoggedIn person) {
            return register.list(person.actor());
        }

        @PostMapping("/grant-delegation")
        @ResponseStatus(HttpStatus.CREATED)
        Entry grant(HttpServletRequest http, LoggedIn person) throws IOException {
            var body = bodies.bytes(http);
            return register.grant(body, requests.of(http, body, person), person.actor());
        }

        @PostMapping("/{number:[0-9]+}/revoke-delegation")
        Entry revoke(@PathVariable int number, HttpServletRequest http, LoggedIn person) throws IOException {
            var body = bodies.bytes(http);
            return register.revoke(number, body, requests.of(http, body, person), person.actor());
        }
    }

    /** 授权代签: which are in force, which were, and the forms to grant and to revoke one. */
    @PageController
    @RequestMapping(DelegationPages.PATH)
    @RequiredArgsConstructor
    static class DelegationPages {
        static final String PATH = "/delegations";

        private static final Text TITLE = new Text("授权代签", "Delegations");
        private static final PageCommand GRANT = new PageCommand(GrantDelegation.class);
        private static final PageCommand REVOKE = new PageCommand(RevokeDelegation.class);

        private final DelegationRegister register;
        private final OfficeForms forms;
        private final FilledForms filled;
        private final People people;
        private final Clock clock;

        @GetMapping
        String list(PageRequest page) {
            var entries = register.list(page.actor());
            Predicate<Entry> stands = Entry::stands;
            page.add("standing", entries.stream().filter(stands).toList());
            page.add("past", entries.stream().filter(stands.negate()).toList());
            page.add("grant", GRANT);
            page.add("revoke", REVOKE);
            return "delegation/list";
        }

        @GetMapping("/grant-delegation")
        String form(HttpServletRequest request, LoggedIn person, Model model) {
            mayGive(GRANT, person);
            var opened = OpenedForm.of(request);
            var today = Delegation.day(clock.instant()).toString();
            opened.typed().addIfAbsent("first", today);
            return filled.show(grant(person), opened, model);
        }

        @PostMapping("/grant-delegation")
        ModelAndView grant(HttpServletRequest http, LoggedIn person, Model model) {
            return filled.send(() -> grant(person), OpenedForm.of(http), person, model, List::of, (json, request) -> {
                register.grant(json, request, person.actor());
                SentForms.say("said.done", RequestLanguage.choose(GRANT));
                return PATH;
            });
        }

        @GetMapping("/{number:[0-9]+}/revoke-delegation")
        String form(@PathVariable int number, HttpServletRequest request, LoggedIn person, Model model) {
            mayGive(REVOKE, person);
            return filled.show(revoke(number, person), OpenedForm.of(request), model);
        }

        @PostMapping("/{number:[0-9]+}/revoke-delegation")
        ModelAndView revoke(@PathVariable int number, HttpServletRequest http, LoggedIn person, Model model) {
            return filled.send(
                    () -> revoke(number, person), OpenedForm.of(http), person, model, List::of, (json, request) -> {
                        register.revoke(number, json, request, person.actor());
                        SentForms.say("said.done", RequestLanguage.choose(REVOKE));
                        return PATH;
                    });
        }

        private static void mayGive(PageCommand command, LoggedIn person) {
            if (!command.to(person.actor().role())) {
                throw new ForbiddenException();
            }
        }

        private FormPage grant(LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            var fields = forms.fields(GrantDelegation.class, "").stream()
                    .map(field -> field.name().equals("to") ? field.pickedFrom(delegates(person)) : field)
                    .toList();
            return FormPage.of(GRANT, RequestLanguage.choose(TITLE), PATH, fields);
        }

        /** Whoever may sign for a leader, by name. */
        private List<FormField.Option> delegates(LoggedIn person) {
            return people.list().stream()
                    .filter(one -> one.active() && GrantDelegation.mayBeGivenTo(one.role()))
                    .filter(one -> !one.username().equals(person.getUsername()))
                    .map(one -> new FormField.Option(
                            one.username(),
                            new Text(one.name(), one.name())
                                    .and(" · ", " · ")
                                    .and(one.role().text())))
                    .toList();
        }

        private FormPage revoke(int number, LoggedIn person) {
            register.find(number, person.actor());
            return FormPage.of(
                            REVOKE,
                            RequestLanguage.choose(TITLE),
                            PATH,
                            forms.fields(RevokeDelegation.class, "delegation"))
                    .of(RequestLanguage.choose(Text.format("第%s号", "Delegation %s", number)));
        }
    }
}
