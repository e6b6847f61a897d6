package org.caseledger.api.lists;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.office.ListKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 列表视图: the reader's saved views, and how one is saved and removed. */
@PageController
@RequiredArgsConstructor
class SavedViewPages {
    private static final String PATH = "/lists/views";

    private final SavedViews views;

    @GetMapping(PATH)
    String views(PageRequest page) {
        AccessPolicy.mustReadCases(page.actor());
        page.add("views", views.of(page.actor()));
        return "lists/views";
    }

    /** {@code of} is the list, {@code unit} says whose the view is to be. */
    @PostMapping(PATH)
    String save(
            @RequestParam(name = "of", required = false) @Nullable ListKind list,
            @RequestParam(name = "called", required = false) @Nullable String name,
            @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
            @RequestParam Map<String, String> asked,
            LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        var saved = views.save(told(list), told(name), ofUnit, asked, person.actor());
        SentForms.say("said.view.saved", saved.name());
        return "redirect:" + saved.address();
    }

    @PostMapping(PATH + "/remove")
    String remove(
            @RequestParam(name = "of", required = false) @Nullable ListKind list,
            @RequestParam(name = "called", required = false) @Nullable String name,
            @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
            LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        views.remove(told(list), told(name), ofUnit, person.actor());
        SentForms.say("said.view.removed", told(name));
        return "redirect:" + PATH;
    }

    // Asked for only of those who may: others learn nothing of what is missing.
    private static <T> T told(@Nullable T part) {
        if (part == null) {
            throw new InvalidInputException("name", "请填写名称", "is missing");
        }
        return part;
    }
}
