package org.caseledger.api.search;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.complaints.WorkOrders;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
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
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 检索: cases by the words in them; sealed texts are searched only for those who may open them. */
@Component
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

    /** 检索: cases by the words in them; sealed texts are searched only for those who may open them. */
    @RestController
    @Tag(name = "search 检索")
    @RequiredArgsConstructor
    static class SearchController {

        private final CaseSearch search;

        @GetMapping("/api/search")
        Found search(@ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
            return search.search(question, person.actor());
        }
    }
}
