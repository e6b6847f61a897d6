package org.caseledger.api.delegation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.command.delegation.DelegationCommand.GrantDelegation;
import org.caseledger.command.delegation.DelegationCommand.RevokeDelegation;
import org.caseledger.command.gate.Delegation;
import org.caseledger.text.Text;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 授权代签: which are in force, which were, and the forms to grant and to revoke one. */
@PageController
@RequestMapping(DelegationPages.PATH)
@RequiredArgsConstructor
class DelegationPages {

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
        Predicate<DelegationRegister.Entry> stands = DelegationRegister.Entry::stands;
        page.add("standing", entries.stream().filter(stands).toList());
        page.add("past", entries.stream().filter(stands.negate()).toList());
        page.add("grant", GRANT);
        page.add("revoke", REVOKE);
        return "delegation/list";
    }

    @GetMapping("/grant-delegation")
    String form(HttpServletRequest request, @AuthenticationPrincipal LoggedIn person, Model model) {
        mayGive(GRANT, person);
        var opened = OpenedForm.of(request);
        var today = Delegation.day(clock.instant()).toString();
        opened.typed().addIfAbsent("first", today);
        return filled.show(grant(person), opened, model);
    }

    @PostMapping("/grant-delegation")
    ModelAndView grant(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person, Model model) {
        return filled.send(() -> grant(person), OpenedForm.of(http), person, model, List::of, (json, request) -> {
            register.grant(json, request, person.actor());
            SentForms.say("said.done", RequestLanguage.choose(GRANT));
            return PATH;
        });
    }

    @GetMapping("/{number:[0-9]+}/revoke-delegation")
    String form(
            @PathVariable int number,
            HttpServletRequest request,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        mayGive(REVOKE, person);
        return filled.show(revoke(number, person), OpenedForm.of(request), model);
    }

    @PostMapping("/{number:[0-9]+}/revoke-delegation")
    ModelAndView revoke(
            @PathVariable int number, HttpServletRequest http, @AuthenticationPrincipal LoggedIn person, Model model) {
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
                        REVOKE, RequestLanguage.choose(TITLE), PATH, forms.fields(RevokeDelegation.class, "delegation"))
                .of(RequestLanguage.choose(Text.format("第%s号", "Delegation %s", number)));
    }
}
