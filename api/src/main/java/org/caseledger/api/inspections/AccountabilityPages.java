package org.caseledger.api.inspections;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.query.accountability.AccountabilityBy;
import org.caseledger.query.accountability.AccountabilityFilter;
import org.caseledger.query.findings.FindingRule;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 表彰、通报批评、追责 (P1.17, P3.14): declarations on units and people, and their withdrawal. */
@PageController
@RequestMapping("/accountability")
@RequiredArgsConstructor
class AccountabilityPages {

    private static final Map<String, FindingRule> RULES =
            Arrays.stream(FindingRule.values()).collect(Collectors.toMap(FindingRule::name, rule -> rule));

    private final AccountabilityRegister register;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String list(
            AccountabilityFilter filter,
            @RequestParam(defaultValue = "UNIT") AccountabilityBy by,
            Part part,
            PageRequest page) {
        var found = register.list(filter, part, page.actor());
        page.show(filter, found.total(), found.said());
        page.add(
                "counts",
                register.counts(filter, by, part, page.actor()).stream()
                        .map(count -> new DeclarationCountLine(by, count, page.asked()))
                        .toList());
        page.add("by", by);
        page.add("bys", AccountabilityBy.values());
        page.add("seesInspections", AccessPolicy.seesInspections(page.actor()));
        page.add(
                "mayDeclare",
                new PageCommand(DeclareAccountability.class).to(page.actor().role()));
        return "inspections/accountability";
    }

    @GetMapping("/{id}")
    String read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        show(id, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
        return "inspections/declared";
    }

    /** Takes it back, with the reason. */
    @PostMapping("/{id}/withdraw")
    ModelAndView withdraw(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var fields = forms.fields(AccountabilityRegister.Withdrawn.class, "");
        return sentForms.send(
                new SentForm("/accountability/" + id + "/withdraw", fields, typed, person),
                (json, request) -> {
                    register.withdraw(id, json, request, person.actor());
                    return "/accountability/" + id;
                },
                mistakes -> {
                    show(id, typed, mistakes, person, model);
                    return SentForms.again("inspections/declared", model);
                });
    }

    private void show(
            String id, MultiValueMap<String, String> typed, FormErrors mistakes, LoggedIn person, Model model) {
        var shown = register.read(id, person.actor());
        model.addAttribute("said", shown);
        model.addAttribute("rules", RULES);
        model.addAttribute(
                "mayWithdraw",
                new PageCommand(WithdrawAccountability.class).to(person.actor().role()));
        model.addAttribute("word", new PageCommand(WithdrawAccountability.class));
        SentForms.show(model, forms.fields(AccountabilityRegister.Withdrawn.class, ""), typed, mistakes);
    }
}
