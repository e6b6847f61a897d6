package org.caseledger.api.home;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** 大屏: a page without the menu, for a screen on the wall of the office. */
@PageController
@RequiredArgsConstructor
class WallPages {
    private final WallFigures figures;

    @GetMapping("/wall")
    String wall(PageRequest page) {
        page.add("wall", figures.of(page.actor()));
        return "home/wall";
    }
}
