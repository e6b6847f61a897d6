package org.caseledger.api.pages;

import java.util.Map;
import org.caseledger.api.http.DeadlinesController;
import org.caseledger.api.http.SheetController;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.events.Channel;
import org.caseledger.events.Clock;
import org.caseledger.query.deadlines.DeadlineList;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 时限: what is due soon, overdue or was met late; and how each due time of a case comes about. */
@Controller
class DeadlinePages {

    private final DeadlinesController deadlines;
    private final SheetController sheets;

    DeadlinePages(DeadlinesController deadlines, SheetController sheets) {
        this.deadlines = deadlines;
        this.sheets = sheets;
    }

    @GetMapping("/deadlines")
    String deadlines(
            DeadlinesController.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = deadlines.list(question, person);
        model.addAttribute("list", found.list());
        model.addAttribute("lists", DeadlineList.values());
        model.addAttribute("rows", found.deadlines());
        model.addAttribute("asked", asked);
        model.addAttribute("channels", Channel.values());
        model.addAttribute("clocks", Clock.values());
        model.addAttribute("sheet", PageOfMany.of("/deadlines", asked, found.total()));
        return "deadlines";
    }

    /** 时限计算书, as it is printed. */
    @GetMapping("/cases/{id}/deadline-sheet")
    String sheet(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        var text = sheets.sheet(id, MediaType.TEXT_PLAIN_VALUE, person).getBody();
        model.addAttribute("id", id);
        model.addAttribute("text", text);
        return "deadline-sheet";
    }
}
