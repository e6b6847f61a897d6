package org.caseledger.api.pages;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.caseledger.api.http.BoardController;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.events.Channel;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台: units by states with their lights, and the cases behind them. */
@Controller
class BoardPages {

    private final BoardController board;

    BoardPages(BoardController board) {
        this.board = board;
    }

    @GetMapping("/board")
    String board(
            BoardController.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = board.board(question, person);
        model.addAttribute("cards", found.cards());
        model.addAttribute("counts", found.counts());
        model.addAttribute("lines", Lines.of(found.counts()));
        model.addAttribute(
                "columns",
                new TreeSet<>(found.counts().units().stream().map(u -> u.state()).toList()));
        model.addAttribute("asked", asked);
        model.addAttribute("again", AskedFor.again(asked));
        model.addAttribute("within", within(question.incident()));
        model.addAttribute("sheet", PageOfMany.of("/board", asked, found.total()));
        choices(model);
        return "board";
    }

    private void choices(Model model) {
        model.addAttribute("states", ComplaintState.values());
        model.addAttribute("kinds", ComplaintKind.values());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("lights", List.of(Light.RED, Light.AMBER, Light.GREEN));
        model.addAttribute("sorts", BoardSort.values());
    }

    // What every list of the cases of one incident asks for.
    private static String within(@Nullable String incident) {
        return incident == null ? "" : AskedFor.again(Map.of("incident", incident)) + "&";
    }
}
