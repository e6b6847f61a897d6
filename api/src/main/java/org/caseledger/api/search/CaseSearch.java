package org.caseledger.api.search;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.board.CaseColumn;
import org.caseledger.api.complaints.WorkOrders;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.search.CaseSearch.Question;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.query.Page;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.search.SearchFilter;
import org.caseledger.query.search.SearchQueries;
import org.caseledger.query.views.InvalidQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** 检索: cases by the words in them; sealed texts are searched only for those who may open them. */
@RestController("search")
@Tag(name = "search 检索")
@RequiredArgsConstructor
class CaseSearch {
    private final SearchQueries search;
    private final WorkOrders orders;
    private final CaseFiles cases;
    private final Paging paging;
    private final AccessLog accesses;
    private final Clock clock;

    /** The words, and among which cases they are looked for. */
    public record Question(
            @Nullable String q,
            @Nullable ComplaintState state,
            @Nullable UnitId unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable BoardSort sort,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        /** The same in another order, and for another page of so many. */
        Question page(@Nullable BoardSort order, @Nullable Integer other, @Nullable Integer rows) {
            return new Question(q, state, unit, from, until, order, other, rows, after);
        }

        /** What comes first. */
        BoardSort order() {
            return sort == null ? BoardSort.RECEIVED : sort;
        }
    }

    /** Some of the cases found, and how many there are. */
    public record Found(Instant asOf, long total, List<CaseCard> cards) {}

    @GetMapping("/api/search")
    Found search(Question question, Actor actor) {
        return search(question, Paging.page(question.page()), Paging.size(question.size()), actor);
    }

    /** The first cards, regardless of the requested page. */
    List<BoardCard> first(int most, Question question, Actor actor) {
        return search(question, 0, most, actor).cards().stream()
                .map(CaseCard::card)
                .toList();
    }

    private Found search(Question question, int page, int size, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter = new SearchFilter(
                question.state(),
                question.unit(),
                period.from(),
                period.until(),
                AccessPolicy.onlyUnit(actor),
                AccessPolicy.opensWhatWasSaid(actor));
        var now = clock.instant();
        var found = find(question, filter, page, size);
        accesses.searched(SearchKind.WORDS, null, question.q(), found.total(), actor);
        var cards = found.rows().stream().map(card -> CaseCard.of(card, now)).toList();
        return new Found(now, found.total(), cards);
    }

    /** The number of a platform's work order stands for that of its case. */
    private String words(Question question) {
        var words = question.q() == null ? "" : question.q();
        return orders.numbered(words.strip())
                .flatMap(cases::find)
                .map(file -> file.receipt().number())
                .orElse(words);
    }

    private Page<BoardCard> find(Question question, SearchFilter filter, int page, int size) {
        try {
            return search.search(words(question), filter, question.order(), page, size);
        } catch (InvalidQuery e) {
            throw new InvalidInputException("q", e.text());
        }
    }

    /** 检索: cases by the words in them, which stand in no address: histories and logs keep those. */
    @PageController
    @RequiredArgsConstructor
    static class SearchPages {
        private static final String PATH = "/search";
        private static final String ASKED = "asked";

        private final CaseSearch search;
        private final RecentSearches recent;
        private final ListExport exports;
        private final ListFrame frame;

        /** Leads to an address of what was found, to which the browser's Back can return. */
        @PostMapping(PATH)
        String ask(Question question, HttpSession session, LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            var id = recent.keep(question, session);
            return "redirect:" + new Address(PATH).with(ASKED, id);
        }

        @GetMapping(PATH)
        String search(
                @RequestParam(name = ASKED, required = false) @Nullable String id,
                Part part,
                @Nullable BoardSort sort,
                @RequestParam(required = false) @Nullable List<CaseColumn> columns,
                HttpSession session,
                PageRequest page) {
            AccessPolicy.mustReadCases(page.actor());
            var asked = recent.find(id, session);
            page.add(ASKED, asked.map(SearchPages::typed).orElse(Map.of()));
            page.add("states", ComplaintState.values());
            var layout = layout(id, sort, columns);
            frame.show(layout, null, page);
            List<CaseCard> cards = List.of();
            long total = 0;
            if (asked.isPresent() && asked.get().q() != null) {
                try {
                    var found = search.search(asked.get().page(sort, part.page(), part.size()), page.actor());
                    cards = found.cards();
                    total = found.total();
                } catch (InvalidInputException mistake) {
                    var field = mistake.fields().get(0);
                    page.add("mistake", RequestLanguage.choose(field));
                }
            }
            page.add("cards", cards);
            page.add("sheet", Pagination.of(layout.address(), part.page(), part.size(), total));
            return "search/search";
        }

        /** All hits, for the person who searched. */
        @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
        ResponseEntity<byte[]> export(
                @RequestParam(name = ASKED, required = false) @Nullable String id,
                @Nullable BoardSort sort,
                @RequestParam(required = false) @Nullable List<CaseColumn> columns,
                HttpSession session,
                PageRequest page) {
            AccessPolicy.mustReadCases(page.actor());
            var question = recent.find(id, session).orElseThrow(NotFoundException::new);
            var rows = search.first(ListExport.ASKED, question.page(sort, null, null), page.actor());
            return exports.file(
                    page,
                    page.ui().said("search.title"),
                    layout(id, sort, columns),
                    rows,
                    (column, card) -> column.cell(card, page.ui()));
        }

        private static ListLayout<CaseColumn> layout(
                @Nullable String id, @Nullable BoardSort sort, @Nullable List<CaseColumn> columns) {
            var address = new Address(PATH).with(ASKED, id).with("sort", sort);
            return ListLayout.of(CaseColumn.class, columns, address, sort == null ? BoardSort.RECEIVED : sort);
        }

        private static Map<String, String> typed(Question question) {
            var typed = new LinkedHashMap<String, String>();
            put(typed, "q", question.q());
            put(typed, "state", question.state());
            put(typed, "unit", question.unit());
            return typed;
        }

        private static void put(Map<String, String> typed, String name, @Nullable Object value) {
            if (value != null) {
                typed.put(name, value.toString());
            }
        }
    }

    /**
     * The latest searches of a person since the login: an address that refers to one of these reveals no name or number
     * of a citizen to browser or proxy (P1.08).
     */
    @Component
    @RequiredArgsConstructor
    static class RecentSearches {
        private static final int MOST = 50;
        private static final String PREFIX = "search.";

        private final JsonMapper json;

        /** Keeps a question in the session and returns what it is named by. */
        String keep(Question question, HttpSession session) {
            var id = TimeOrderedId.next().toString();
            var before = Collections.list(session.getAttributeNames()).stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .sorted()
                    .toList();
            before.stream().limit(Math.max(0, before.size() - MOST + 1)).forEach(session::removeAttribute);
            session.setAttribute(PREFIX + id, json.writeValueAsString(question));
            return id;
        }

        Optional<Question> find(@Nullable String id, HttpSession session) {
            return Optional.ofNullable(id)
                    .map(named -> (String) session.getAttribute(PREFIX + named))
                    .map(text -> json.readValue(text, Question.class));
        }
    }
}
