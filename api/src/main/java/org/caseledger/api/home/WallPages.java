package org.caseledger.api.home;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 大屏: a page without the menu, for a screen on the wall of the office. */
@PageController
@RequiredArgsConstructor
class WallPages {

    private final WallFigures figures;

    @GetMapping("/wall")
    String wall(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("wall", figures.of(person.actor()));
        return "home/wall";
    }
}
