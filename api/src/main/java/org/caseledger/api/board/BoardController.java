package org.caseledger.api.board;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCounts;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 工作台: the cards by unit and state, with their lights. */
@RestController
@Tag(name = "board 工作台")
public class BoardController {

    private final BoardQueries board;
    private final IncidentCases ofIncident;
    private final Paging paging;
    private final Clock clock;

    BoardController(BoardQueries board, IncidentCases ofIncident, Paging paging, Clock clock) {
        this.ofIncident = ofIncident;
        this.board = board;
        this.paging = paging;
        this.clock = clock;
    }

    /**
     * What is asked of the board; {@code after} is a position that it must have reached, {@code
     * incident} asks for the cases of an incident or exercise.
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

    @GetMapping("/api/board")
    public Board board(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        paging.waitFor(question.after());
        var now = clock.instant();
        var filter = question.filter(AccessPolicy.onlyUnit(person.actor()));
        var sort = question.sort() == null ? BoardSort.DUE : question.sort();
        var lists = ofIncident.lists(question.incident(), board, board::ofIncident);
        var found =
                lists.find(
                        filter,
                        sort,
                        Paging.page(question.page()),
                        Paging.size(question.size()),
                        now);
        var cards = found.rows().stream().map(card -> CaseCard.of(card, now)).toList();
        return new Board(now, found.total(), cards, lists.counts(filter, now));
    }
}
