package org.caseledger.api.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.board.CaseColumn;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListFrame;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.search.CaseSearch.Question;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 检索: cases by the words in them, which stand in no address: histories and logs keep those. */
@PageController
@RequiredArgsConstructor
class SearchPages {

    private static final String PATH = "/search";
    private static final String ASKED = "asked";

    private final CaseSearch search;
    private final RecentSearches recent;
    private final ListExport exports;
    private final ListFrame frame;

    /** Leads to an address of what was found, to which the browser's Back can return. */
    @PostMapping(PATH)
    String ask(Question question, HttpSession session, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        var id = recent.keep(question, session);
        return "redirect:" + new Address(PATH).with(ASKED, id);
    }

    @GetMapping(PATH)
    String search(
            @RequestParam(name = ASKED, required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable BoardSort sort,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            HttpSession session,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        AccessPolicy.mustReadCases(person.actor());
        var asked = recent.find(id, session);
        model.addAttribute(ASKED, asked.map(SearchPages::typed).orElse(Map.of()));
        model.addAttribute("states", ComplaintState.values());
        var layout = layout(id, sort, columns);
        frame.show(layout, null, person.actor(), model);
        List<CaseCard> cards = List.of();
        long total = 0;
        if (asked.isPresent() && asked.get().q() != null) {
            try {
                var found = search.search(asked.get().page(sort, page, size), person.actor());
                cards = found.cards();
                total = found.total();
            } catch (InvalidInputException mistake) {
                var field = mistake.fields().get(0);
                model.addAttribute("mistake", RequestLanguage.choose(field));
            }
        }
        model.addAttribute("cards", cards);
        model.addAttribute("sheet", Pagination.of(layout.address(), page, size, total));
        return "search/search";
    }

    /** All hits, for the person who searched. */
    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            @RequestParam(name = ASKED, required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable BoardSort sort,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            HttpSession session,
            HttpServletRequest http,
            @ModelAttribute("ui") PageFormats ui,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        var question = recent.find(id, session).orElseThrow(NotFoundException::new);
        var rows = search.first(ListExport.ASKED, question.page(sort, null, null), person.actor());
        return exports.file(
                http.getRequestURI(),
                "search.title",
                layout(id, sort, columns),
                rows,
                (column, card) -> column.cell(card, ui),
                ui,
                person.actor());
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
