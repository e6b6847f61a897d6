package org.caseledger.api.approvals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
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

/** 随机抽样: cases for the committee to look at, which nobody has picked (P9.12). */
@PageController
@RequestMapping(SamplePages.PATH)
class SamplePages {

    static final String PATH = "/approvals/samples";

    private final RandomSamples samples;
    private final OfficeForms forms;
    private final People people;
    private final Clock clock;
    private final SentForms sentForms;

    SamplePages(
            RandomSamples samples,
            OfficeForms forms,
            SentForms sentForms,
            People people,
            Clock clock) {
        this.samples = samples;
        this.people = people;
        this.clock = clock;
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
        var fields = fields();
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
        model.addAttribute("reviews", person.actor().role() == Role.AUDITOR);
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
        SentForms.show(model, fields(), typed, mistakes);
    }

    private List<FormField> fields() {
        return forms.fields(RandomSamples.Asked.class, "id").stream().map(this::offered).toList();
    }

    private FormField offered(FormField field) {
        return switch (field.name()) {
            case "quarter" ->
                    field.with(
                            Quarter.upTo(clock.instant()).stream()
                                    .map(q -> new FormField.Option(q.toString(), q.toString()))
                                    .toList());
            case "leader" ->
                    field.with(
                            people.list().stream()
                                    .filter(p -> p.role() == Role.LEADER)
                                    .map(p -> new FormField.Option(p.username(), p.name()))
                                    .toList());
            default -> field;
        };
    }
}
