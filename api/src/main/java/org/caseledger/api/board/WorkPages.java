package org.caseledger.api.board;

import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.deadlines.DeadlineColumn;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.OtherWork;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.Workload;
import org.caseledger.api.web.Workloads;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.office.ListKind;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 待办: the cases in which it is the reader's turn, also those that came in while the reader had duty (P9.13, P9.14), the
 * first due first; for a handler also how many closed cases of the unit are not archived yet.
 */
@PageController
@RequiredArgsConstructor
class WorkPages {
    private static final String PATH = "/work";

    private final JdbcClient jdbc;
    private final WorkQueries work;
    private final BoardQueries board;
    private final Workloads workloads;
    private final DeadlineQueries deadlines;
    private final Paging paging;
    private final ListExport exports;
    private final ListFrame frame;
    private final Clock clock;

    /** The number in the menu, which a page asks for again when something has changed. */
    @GetMapping("/work/waiting")
    String waiting(LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        return "web/layout :: waiting";
    }

    /** All of them, or those with something recorded {@code since} a position of the log. */
    @GetMapping(PATH)
    String work(
            @Nullable Long since,
            Part part,
            @Nullable BoardSort sort,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            PageRequest page) {
        var actor = page.actor();
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(part.after());
        var workload = workloads.of(actor);
        if (actor.role() == Role.HANDLER && actor.unit() != null) {
            page.add("closed", work.closed(actor.unit()));
        }
        var layout = layout(since, sort, columns);
        frame.show(layout, ListKind.WORK, page);
        page.add(
                "cards",
                work.waitingFor(
                        actor,
                        AccessPolicy.onlyUnit(actor),
                        since,
                        order(sort),
                        Paging.page(part.page()),
                        Paging.size(part.size())));
        var assistances = assistances(workload, actor);
        page.add("assistances", assistances);
        page.add(
                "assisted",
                board.cards(assistances.stream().map(DeadlineRow::caseId).toList()));
        page.add("assistanceLayout", ListLayout.usual(DeadlineColumn.class));
        page.add("workload", workload);
        long listed = since == null
                ? workload.cases()
                : work.countWaitingFor(actor, AccessPolicy.onlyUnit(actor), since)
                        .read(jdbc);
        page.add("since", since);
        page.add("sheet", Pagination.of(layout.address(), part.page(), part.size(), listed));
        return "board/work";
    }

    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            @Nullable Long since,
            @Nullable BoardSort sort,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            PageRequest page) {
        var actor = page.actor();
        AccessPolicy.mustReadCases(actor);
        var rows = work.waitingFor(actor, AccessPolicy.onlyUnit(actor), since, order(sort), 0, ListExport.ASKED);
        return exports.file(
                page,
                page.ui().said("work.title"),
                layout(since, sort, columns),
                rows,
                (column, card) -> column.cell(card, page.ui()));
    }

    private static BoardSort order(@Nullable BoardSort sort) {
        return sort == null ? BoardSort.DUE : sort;
    }

    private static ListLayout<CaseColumn> layout(
            @Nullable Long since, @Nullable BoardSort sort, @Nullable List<CaseColumn> columns) {
        var address = new Address(PATH).with("since", since).with("sort", sort);
        return ListLayout.of(CaseColumn.class, columns, address, order(sort));
    }

    /** What the reader's unit is asked to assist with, the first due first (P9.01). */
    private List<DeadlineRow> assistances(Workload workload, Actor actor) {
        boolean none = workload.other().stream().noneMatch(work -> work.kind() == OtherWork.Kind.ASSISTANCES);
        return none
                ? List.of()
                : deadlines
                        .find(
                                DeadlineList.RUNNING,
                                DeadlineFilter.assistances(actor.unit(), null),
                                0,
                                Paging.size(null),
                                clock.instant())
                        .rows();
    }
}
