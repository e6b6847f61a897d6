package org.caseledger.api.board;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.office.ListKind;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCounts;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 工作台: the cards by unit and state, with their lights. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseBoard {
    private final BoardQueries board;
    private final DeadlineQueries deadlines;
    private final IncidentCases ofIncident;
    private final Paging paging;
    private final Clock clock;

    /**
     * What is asked of the board; {@code after} is a position that it must have reached, {@code incident} asks for the
     * cases of an incident or exercise.
     */
    public record Question(
            @Nullable UnitId unit,
            @Nullable ComplaintState state,
            @Nullable ComplaintKind kind,
            @Nullable Channel channel,
            @Nullable Severity severity,
            @Nullable Light light,
            @Nullable String respondent,
            @Nullable String number,
            @Nullable String category,
            @Nullable Boolean migrated,
            @Nullable Boolean openOnly,
            @Nullable String incident,
            @Nullable BoardSort sort,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        /** What comes first. */
        BoardSort order() {
            return sort == null ? BoardSort.DUE : sort;
        }

        public BoardFilter filter(@Nullable UnitId within) {
            return new BoardFilter(
                    unit,
                    state,
                    kind,
                    channel,
                    severity,
                    light,
                    respondent,
                    number,
                    category,
                    migrated,
                    Boolean.TRUE.equals(openOnly),
                    within);
        }
    }

    /** The board at an instant. */
    public record Board(Instant asOf, long total, List<CaseCard> cards, BoardCounts counts) {}

    /** The cards behind a number of the board's counts. */
    public record Cards(Instant asOf, long total, List<CaseCard> cards) {}

    public Board board(Question question, Actor actor) {
        var lists = asked(question, actor);
        var filter = question.filter(AccessPolicy.onlyUnit(actor));
        var now = clock.instant();
        var found =
                lists.find(filter, question.order(), Paging.page(question.page()), Paging.size(question.size()), now);
        return new Board(now, found.total(), cards(found.rows(), now), lists.counts(filter, now));
    }

    /** The cards that the counts of the board count; {@code unassigned}: that no unit has. */
    public Cards counted(Question question, boolean unassigned, Actor actor) {
        return counted(asked(question, actor), question, unassigned, actor);
    }

    /** The same cards, with the counts that count them. */
    public Board countedBoard(Question question, boolean unassigned, Actor actor) {
        var lists = asked(question, actor);
        var found = counted(lists, question, unassigned, actor);
        var filter = question.filter(AccessPolicy.onlyUnit(actor));
        return new Board(found.asOf(), found.total(), found.cards(), lists.counts(filter, found.asOf()));
    }

    /** The first cards, regardless of the requested page; {@code underWay}: of those that the counts include. */
    List<BoardCard> first(int most, Question question, boolean underWay, boolean unassigned, Actor actor) {
        var lists = asked(question, actor);
        var filter = question.filter(AccessPolicy.onlyUnit(actor));
        var now = clock.instant();
        var found = underWay
                ? lists.counted(filter, unassigned, question.order(), 0, most, now)
                : lists.find(filter, question.order(), 0, most, now);
        return found.rows();
    }

    private Cards counted(BoardQueries lists, Question question, boolean unassigned, Actor actor) {
        var now = clock.instant();
        var found = lists.counted(
                question.filter(AccessPolicy.onlyUnit(actor)),
                unassigned,
                question.order(),
                Paging.page(question.page()),
                Paging.size(question.size()),
                now);
        return new Cards(now, found.total(), cards(found.rows(), now));
    }

    /** How many requests for assistance each unit has to report on, as far as this person sees. */
    Map<UnitId, Long> assisting(Question question, Actor actor) {
        return ofIncident
                .lists(question.incident(), deadlines, deadlines::ofIncident)
                .assisting(AccessPolicy.onlyUnit(actor), clock.instant());
    }

    private BoardQueries asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        return ofIncident.lists(question.incident(), board, board::ofIncident);
    }

    private static List<CaseCard> cards(List<BoardCard> rows, Instant now) {
        return rows.stream().map(card -> CaseCard.of(card, now)).toList();
    }

    /** 工作台: the board, and the cases behind each number of it. */
    @RestController
    @RequestMapping("/api/board")
    @RequiredArgsConstructor
    static class BoardController {
        private final CaseBoard board;

        @Tag(name = "board 工作台")
        @GetMapping
        Board board(Question question, LoggedIn person) {
            return board.board(question, person.actor());
        }

        /**
         * As {@code /api/board}, of the cards that its counts count; {@code unassigned} asks for those that no unit
         * has.
         */
        @Tag(name = "figures 数字的由来")
        @GetMapping("/cases")
        Cards cards(Question question, @Nullable Boolean unassigned, LoggedIn person) {
            return board.counted(question, Boolean.TRUE.equals(unassigned), person.actor());
        }
    }

    /** 工作台: units by states with their lights, and the cases behind them. */
    @PageController
    @RequiredArgsConstructor
    static class BoardPages {
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
            var found = underWay
                    ? board.countedBoard(question, unassigned, page.actor())
                    : board.board(question, page.actor());
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

    /** The counts of a board as a table: a line for each unit. */
    public static final class BoardTable {
        private BoardTable() {}

        /** How many cases of a unit are in each state; the unit is empty where none has them. */
        public record Line(Optional<UnitId> unit, Map<ComplaintState, Long> states) {
            /** All of them. */
            public long total() {
                return states.values().stream().mapToLong(Long::longValue).sum();
            }
        }

        /** The lines in the order of the units' codes. */
        public static List<Line> of(BoardCounts counts) {
            var lines = new TreeMap<String, Line>();
            for (var cell : counts.units()) {
                var unit = Optional.ofNullable(cell.unit());
                lines.computeIfAbsent(unit.map(UnitId::value).orElse(""), key -> new Line(unit, new TreeMap<>()))
                        .states()
                        .put(cell.state(), cell.cards());
            }
            return List.copyOf(lines.values());
        }
    }
}
