package org.caseledger.api.office;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 机构变更: the changes of people, units and settings, for administrators and those who oversee them. */
@PageController
@RequiredArgsConstructor
class OfficeChangePages {

    private final OfficeChanges changes;

    @GetMapping("/office/changes")
    String changes(
            @RequestParam(required = false) @Nullable Long before,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        model.addAttribute("found", changes.before(before, person.actor()));
        model.addAttribute("latest", before == null);
        return "office/changes";
    }

    /** By what the ledger worked when the event at a position was recorded, or works now. */
    @GetMapping("/office/settings")
    String settings(
            @RequestParam(required = false) @Nullable Long at, @AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("at", at);
        model.addAttribute("settings", changes.settings(at, person.actor()));
        return "office/settings";
    }
}
