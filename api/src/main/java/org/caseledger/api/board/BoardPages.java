package org.caseledger.api.board;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
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
import org.springframework.web.bind.annotation.GetMapping;
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
            PageRequest page) {
        var found =
                underWay ? board.countedBoard(question, unassigned, page.actor()) : board.board(question, page.actor());
        page.add("cards", found.cards());
        page.add("counts", found.counts());
        page.add("lines", BoardTable.of(found.counts()));
        page.add("assisting", board.assisting(question, page.actor()));
        page.add(
                "columns",
                new TreeSet<>(
                        found.counts().units().stream().map(u -> u.state()).toList()));
        var layout = layout(question, columns, page.asked());
        page.add("asked", page.asked());
        frame.show(layout, ListKind.BOARD, page);
        page.add("counted", counted(page.asked()));
        page.add("sheet", Pagination.of(layout.address(), question.page(), question.size(), found.total()));
        choices(page);
        return "board/board";
    }

    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            CaseBoard.Question question,
            @RequestParam(defaultValue = "false") boolean underWay,
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            PageRequest page) {
        var rows = board.first(ListExport.ASKED, question, underWay, unassigned, page.actor());
        return exports.file(
                page,
                page.ui().said("board.title"),
                layout(question, columns, page.asked()),
                rows,
                (c, card) -> c.cell(card, page.ui()));
    }

    private static ListLayout<CaseColumn> layout(
            CaseBoard.Question question, @Nullable List<CaseColumn> columns, Map<String, String> asked) {
        return ListLayout.of(CaseColumn.class, columns, RequestedFilter.address(PATH, asked), question.order());
    }

    private void choices(PageRequest page) {
        page.add("states", ComplaintState.values());
        page.add("kinds", ComplaintKind.values());
        page.add("channels", Channel.values());
        page.add("severities", Severity.values());
        page.add("lights", List.of(Light.RED, Light.AMBER, Light.GREEN));
        page.add("sorts", BoardSort.values());
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
