package org.caseledger.api.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.deadlines.DeadlineLists.DeadlineSheetReading;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.web.MonthWeeks;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.office.ListKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DueDay;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 时限: what is due soon, overdue or was met late; and how each due time of a case comes about. */
@PageController
@RequiredArgsConstructor
class DeadlinePages {
    private static final String PATH = "/deadlines";

    private static final List<DeadlineList> TABS =
            List.of(DeadlineList.DUE_SOON, DeadlineList.OVERDUE, DeadlineList.MET_LATE);

    private final DeadlineLists deadlines;
    private final DeadlineSheetReading sheets;
    private final WorkCalendar calendar;
    private final ListExport exports;
    private final ListFrame frame;

    /** A day of a month, and the clocks that are due on it, if there are any. */
    public record Cell(
            LocalDate day,
            DayKind kind,
            @Nullable String holiday,
            boolean today,
            @Nullable DueDay due) {}

    @GetMapping(PATH)
    String deadlines(
            DeadlineLists.Question question,
            @RequestParam(required = false) @Nullable List<DeadlineColumn> columns,
            PageRequest page) {
        var found = deadlines.list(question, page.actor());
        page.add("list", found.list());
        page.add("lists", TABS);
        page.add("rows", found.deadlines());
        page.add("cards", deadlines.cards(question, found.deadlines()));
        page.add("asked", page.asked());
        page.add("channels", Channel.values());
        page.add("clocks", Clock.values());
        var layout = layout(question, columns, page.asked());
        frame.show(layout, ListKind.DEADLINES, page);
        page.add("sheet", Pagination.of(layout.address(), question.page(), question.size(), found.total()));
        return "deadlines/list";
    }

    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            DeadlineLists.Question question,
            @RequestParam(required = false) @Nullable List<DeadlineColumn> columns,
            PageRequest page) {
        var rows = deadlines.first(ListExport.ASKED, question, page.actor());
        var cards = deadlines.cards(question, rows);
        return exports.file(
                page,
                page.ui().said("deadlines.title"),
                layout(question, columns, page.asked()),
                rows,
                (column, row) -> column.cell(row, cards.get(row.caseId()), page.ui()));
    }

    private static ListLayout<DeadlineColumn> layout(
            DeadlineLists.Question question, @Nullable List<DeadlineColumn> columns, Map<String, String> asked) {
        return ListLayout.of(DeadlineColumn.class, columns, RequestedFilter.address(PATH, asked), question.order());
    }

    /** The days of a month with the clocks that are due on them. */
    @GetMapping("/deadlines/calendar")
    String calendar(@Nullable String month, DeadlineLists.Question question, PageRequest page) {
        var shown = deadlines.calendar(month, question, page.actor());
        var today = LocalDate.ofInstant(shown.asOf(), WorkCalendar.ZONE);
        var due = shown.days().stream().collect(Collectors.toMap(DueDay::day, Function.identity()));
        page.add("month", shown.month());
        page.add("known", calendar.holds(shown.month().getYear()));
        page.add("weeks", MonthWeeks.of(shown.month(), day -> cell(day, today, due.get(day))));
        page.add("weekdays", List.of(DayOfWeek.values()));
        page.add("lists", TABS);
        page.add("asked", page.asked());
        page.add("clocks", Clock.values());
        return "deadlines/calendar";
    }

    private Cell cell(LocalDate day, LocalDate today, @Nullable DueDay due) {
        return new Cell(day, calendar.kindOf(day), calendar.nameOf(day), day.equals(today), due);
    }

    /** 时限计算书, day by day. */
    @GetMapping("/cases/{id}/deadline-sheet")
    String sheet(@PathVariable String id, PageRequest page) {
        page.add("sheet", sheets.of(id, page.actor()));
        page.add("settings", sheets.settings());
        return "deadlines/sheet";
    }
}
