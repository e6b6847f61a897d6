package org.caseledger.api.board;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.office.ListKind;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台: units by states with their lights, and the cases behind them. */
@PageController
@RequiredArgsConstructor
class BoardPages {
    private static final String PATH = "/board";

    private static final List<String> FILTERS = List.of(
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
    private final ListExport exports;
    private final ListFrame frame;

    @GetMapping(PATH)
    String board(
            CaseBoard.Question question,
            @RequestParam(defaultValue = "false") boolean underWay,
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            @RequestParam Map<String, String> asked,
            LoggedIn person,
            Model model) {
        var found = underWay
                ? board.countedBoard(question, unassigned, person.actor())
                : board.board(question, person.actor());
        model.addAttribute("cards", found.cards());
        model.addAttribute("counts", found.counts());
        model.addAttribute("lines", BoardTable.of(found.counts()));
        model.addAttribute("assisting", board.assisting(question, person.actor()));
        model.addAttribute(
                "columns",
                new TreeSet<>(
                        found.counts().units().stream().map(u -> u.state()).toList()));
        var layout = layout(question, columns, asked);
        model.addAttribute("asked", asked);
        frame.show(layout, ListKind.BOARD, person.actor(), model);
        model.addAttribute("counted", counted(asked));
        model.addAttribute("sheet", Pagination.of(layout.address(), question.page(), question.size(), found.total()));
        choices(model);
        return "board/board";
    }

    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            CaseBoard.Question question,
            @RequestParam(defaultValue = "false") boolean underWay,
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            @RequestParam Map<String, String> asked,
            HttpServletRequest http,
            @ModelAttribute("ui") PageFormats ui,
            LoggedIn person) {
        var rows = board.first(ListExport.ASKED, question, underWay, unassigned, person.actor());
        return exports.file(
                http.getRequestURI(),
                "board.title",
                layout(question, columns, asked),
                rows,
                (column, card) -> column.cell(card, ui),
                ui,
                person.actor());
    }

    private static ListLayout<CaseColumn> layout(
            CaseBoard.Question question, @Nullable List<CaseColumn> columns, Map<String, String> asked) {
        return ListLayout.of(CaseColumn.class, columns, RequestedFilter.address(PATH, asked), question.order());
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
        var address = new Address(PATH);
        for (var filter : FILTERS) {
            address = address.with(filter, asked.get(filter));
        }
        return address.with("underWay", true);
    }
}
