package org.caseledger.api.approvals;

import java.util.Map;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.events.Role;
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

/** 随机抽样: decisions for the committee to look at, which nobody has picked. */
@PageController
@RequestMapping(SamplePages.PATH)
class SamplePages {

    static final String PATH = "/approvals/samples";

    private final RandomSamples samples;
    private final OfficeForms forms;
    private final SentForms sentForms;

    SamplePages(RandomSamples samples, OfficeForms forms, SentForms sentForms) {
        this.samples = samples;
        this.forms = forms;
        this.sentForms = sentForms;
    }

    @GetMapping
    String all(
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var empty = new LinkedMultiValueMap<String, String>();
        show(asked, empty, FormErrors.NONE, person, model);
        return "approvals/samples";
    }

    @PostMapping
    ModelAndView draw(
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var fields = forms.fields(RandomSamples.Asked.class, "id");
        return sentForms.send(
                new SentForm(PATH, fields, typed, person),
                (json, request) ->
                        PATH + "/" + samples.draw(json, request, null, person.actor()).id(),
                mistakes -> {
                    show(Map.of(), typed, mistakes, person, model);
                    return SentForms.again("approvals/samples", model);
                });
    }

    @GetMapping("/{id}")
    String read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("sample", samples.read(id, person.actor()));
        return "approvals/sample";
    }

    private void show(
            Map<String, String> asked,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var page = Pagination.of(PATH, asked, 0);
        var found = samples.all(page.page(), page.size(), null, person.actor());
        model.addAttribute("samples", found.samples());
        model.addAttribute("mayDraw", person.actor().role() == Role.AUDITOR);
        model.addAttribute("sheet", Pagination.of(PATH, asked, found.total()));
        SentForms.show(model, forms.fields(RandomSamples.Asked.class, "id"), typed, mistakes);
    }
}
