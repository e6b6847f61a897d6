package org.caseledger.api.pages.supervision;

import java.util.Map;
import org.caseledger.api.http.SilentController;
import org.caseledger.api.pages.PageOfMany;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.responsibility.SilentList;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 无声件: cases about which nobody says anything. */
@Controller
class SilentPages {

    private final SilentController silent;

    SilentPages(SilentController silent) {
        this.silent = silent;
    }

    @GetMapping("/supervision/silent")
    String silent(
            SilentController.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = silent.silent(question, person);
        model.addAttribute("list", found.list());
        model.addAttribute("lists", SilentList.values());
        model.addAttribute("days", found.days());
        model.addAttribute("rows", found.cases());
        model.addAttribute("asked", asked);
        model.addAttribute("sheet", PageOfMany.of("/supervision/silent", asked, found.total()));
        return "supervision/silent";
    }
}
