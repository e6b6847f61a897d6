package org.caseledger.api.lists;

import java.util.Map;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.events.office.ListKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 列表视图: the reader's saved views, and how one is saved and removed. */
@PageController
class SavedViewPages {

    private static final String PATH = "/lists/views";

    private final SavedViews views;

    SavedViewPages(SavedViews views) {
        this.views = views;
    }

    @GetMapping(PATH)
    String views(@AuthenticationPrincipal LoggedIn person, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        model.addAttribute("views", views.of(person.actor()));
        return "lists/views";
    }

    /** {@code of} is the list, {@code unit} says whose the view is to be. */
    @PostMapping(PATH)
    String save(
            @RequestParam("of") ListKind list,
            @RequestParam("called") String name,
            @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        var saved = views.save(list, name, ofUnit, asked, person.actor());
        SentForms.say("said.view.saved", saved.name());
        return "redirect:" + saved.address();
    }

    @PostMapping(PATH + "/remove")
    String remove(
            @RequestParam("of") ListKind list,
            @RequestParam("called") String name,
            @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        views.remove(list, name, ofUnit, person.actor());
        SentForms.say("said.view.removed", name);
        return "redirect:" + PATH;
    }
}
