package org.caseledger.api.delegation;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.delegation.DelegationBook;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.delegation.DelegationCommand.RevokeDelegation;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Delegation;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.text.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** 授权代签: the delegations, who signs for which leader; visible to everyone who reads cases. */
@RestController("delegations")
@Tag(name = "office 机构人员")
@RequestMapping("/api/delegations")
class DelegationRegister {
    private static final String NUMBER = "delegation";

    private final DelegationBook delegations;
    private final CommandGate gate;
    private final Clock clock;

    DelegationRegister(EventLog log, CommandGate gate, Clock clock) {
        this.delegations = new DelegationBook(log);
        this.gate = gate;
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
    @GetMapping
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

    /** Grants what was sent, once as this request; gives what became of it. */
    @PostMapping("/grant-delegation")
    @ResponseStatus(HttpStatus.CREATED)
    Entry grant(SentJson sent) {
        var actor = sent.actor();
        gate.mustBeAllowed(GrantDelegation.class, null, actor, sent.request());
        gate.give(sent.as(GrantDelegation.class), actor, sent.request());
        return list(actor).stream()
                .filter(one -> one.delegation().from().person().equals(actor.person()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Revokes it at once. */
    @PostMapping("/{number:[0-9]+}/revoke-delegation")
    Entry revoke(@PathVariable int number, SentJson sent) {
        gate.mustBeAllowed(RevokeDelegation.class, null, sent.actor(), sent.request());
        gate.give(sent.as(RevokeDelegation.class, NUMBER, number), sent.actor(), sent.request());
        return find(number, sent.actor());
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

        @FormMapping("/grant-delegation")
        ModelAndView grant(FormRequest form) {
            form.fillIn(typed ->
                    typed.addIfAbsent("first", Delegation.day(clock.instant()).toString()));
            return form.of(GrantDelegation.class).page(() -> grant(form.person(), form), sent -> {
                register.grant(sent);
                return done(GRANT);
            });
        }

        @FormMapping("/{number:[0-9]+}/revoke-delegation")
        ModelAndView revoke(@PathVariable int number, FormRequest form) {
            return form.of(RevokeDelegation.class)
                    .page(
                            () -> {
                                register.find(number, form.actor());
                                return page(form.fields(RevokeDelegation.class, NUMBER))
                                        .of(RequestLanguage.choose(Text.format("第%s号", "Delegation %s", number)));
                            },
                            sent -> {
                                register.revoke(number, sent);
                                return done(REVOKE);
                            });
        }

        private static String done(PageCommand command) {
            SentForms.say("said.done", RequestLanguage.choose(command));
            return PATH;
        }

        private FormPage grant(LoggedIn person, FormRequest form) {
            AccessPolicy.mustReadCases(person.actor());
            return page(form.fields(GrantDelegation.class, "").stream()
                    .map(field -> field.name().equals("to") ? field.pickedFrom(delegates(person)) : field)
                    .toList());
        }

        private static FormPage page(List<FormField> fields) {
            return new FormPage(RequestLanguage.choose(TITLE), PATH, fields);
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
    }
}
