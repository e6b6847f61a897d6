package org.caseledger.api.board;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardSort;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台: units by states with their lights, and the cases behind them. */
@PageController
class BoardPages {

    private static final List<String> FILTERS =
            List.of(
                    "incident",
                    "unit",
                    "unassigned",
                    "state",
                    "light",
                    "severity",
                    "channel",
                    "kind",
                    "category",
                    "respondent",
                    "number",
                    "migrated",
                    "openOnly");

    private final CaseBoard board;

    BoardPages(CaseBoard board) {
        this.board = board;
    }

    @GetMapping("/board")
    String board(
            CaseBoard.Question question,
            @RequestParam(defaultValue = "false") boolean underWay,
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found =
                underWay
                        ? board.countedBoard(question, unassigned, person.actor())
                        : board.board(question, person.actor());
        model.addAttribute("cards", found.cards());
        model.addAttribute("counts", found.counts());
        model.addAttribute("lines", BoardTable.of(found.counts()));
        model.addAttribute("assisting", board.assisting(question, person.actor()));
        model.addAttribute(
                "columns",
                new TreeSet<>(found.counts().units().stream().map(u -> u.state()).toList()));
        model.addAttribute("asked", asked);
        model.addAttribute("again", RequestedFilter.again(asked));
        model.addAttribute("counted", counted(asked));
        model.addAttribute("sheet", Pagination.of("/board", asked, found.total()));
        choices(model);
        return "board/board";
    }

    private void choices(Model model) {
        model.addAttribute("states", ComplaintState.values());
        model.addAttribute("kinds", ComplaintKind.values());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("lights", List.of(Light.RED, Light.AMBER, Light.GREEN));
        model.addAttribute("sorts", BoardSort.values());
    }

    // What is counted is under way, of what else is asked for.
    private static Address counted(Map<String, String> asked) {
        var address = new Address("/board");
        for (var filter : FILTERS) {
            address = address.with(filter, asked.get(filter));
        }
        return address.with("underWay", true);
    }
}
