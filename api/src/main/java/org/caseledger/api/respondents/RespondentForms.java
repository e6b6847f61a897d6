package org.caseledger.api.respondents;

import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 登记、变更、合并、拆分: the forms of the register of respondents. */
@PageController
@RequestMapping("/respondents")
@RequiredArgsConstructor
class RespondentForms {
    private static final String REGISTER = "/respondents/register";

    private final Respondents respondents;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping("/register")
    String form(LoggedIn person, Model model) {
        Respondents.mustGive(RegisterRespondent.class, person.actor());
        show(new LinkedMultiValueMap<>(), FormErrors.NONE, model);
        return "respondents/register";
    }

    @PostMapping("/register")
    ModelAndView register(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        return sentForms.send(
                new SentForm(REGISTER, forms.fields(RegisterRespondent.class, "id"), typed, person),
                (json, request) -> "/respondents/"
                        + respondents.register(json, request, person.actor()).id(),
                mistakes -> {
                    show(typed, mistakes, model);
                    return SentForms.again("respondents/register", model);
                });
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, forms.fields(RegisterRespondent.class, "id"), typed, mistakes);
        model.addAttribute("word", new PageCommand(RegisterRespondent.class));
    }

    @GetMapping("/{id}/do/{command}")
    String form(@PathVariable String id, @PathVariable("command") String name, LoggedIn person, Model model) {
        Respondents.mustGive(RespondentAction.named(name).command(), person.actor());
        var entry = respondents.read(id, person.actor()).entry();
        show(id, name, present(entry), FormErrors.NONE, person, model);
        return "respondents/act";
    }

    @PostMapping("/{id}/do/{command}")
    ModelAndView give(
            @PathVariable String id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        var fields = forms.fields(RespondentAction.named(name).command(), "id");
        return sentForms.send(
                new SentForm("/respondents/%s/do/%s".formatted(id, name), fields, typed, person),
                (json, request) -> {
                    respondents.give(id, name, json, request, person.actor());
                    return "/respondents/" + id;
                },
                mistakes -> {
                    show(id, name, typed, mistakes, person, model);
                    return SentForms.again("respondents/act", model);
                });
    }

    private void show(
            String id,
            String name,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var action = RespondentAction.named(name);
        SentForms.show(model, forms.fields(action.command(), "id"), typed, mistakes);
        model.addAttribute("found", respondents.read(id, person.actor()));
        model.addAttribute("command", name);
        model.addAttribute("word", action.word());
    }

    /** The current entry of the register, to be changed. */
    private static MultiValueMap<String, String> present(RegisteredRespondent entry) {
        var typed = new LinkedMultiValueMap<String, String>();
        parts(entry.business()).forEach((name, value) -> typed.add(name, value == null ? "" : value));
        typed.add("aliases", String.join("、", entry.aliases()));
        return typed;
    }

    private static Map<String, @Nullable String> parts(RegisteredBusiness business) {
        var parts = new LinkedHashMap<String, @Nullable String>();
        parts.put("name", business.name());
        parts.put("creditCode", business.creditCode());
        parts.put("address", business.address());
        parts.put("street", business.street());
        parts.put("contact", business.contact());
        parts.put("phone", business.phone());
        parts.put("trade", business.trade());
        return parts;
    }
}
