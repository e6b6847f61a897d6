package org.caseledger.api.board;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.complaints.IncidentCases;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.deadlines.FigureFilter;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.deadlines.VerdictCase;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 数字的由来: the cases and clocks behind each number that board and deadlines give. */
@RestController
@Tag(name = "figures 数字的由来")
@RequestMapping("/api")
public class FiguresController {

    private final BoardQueries board;
    private final FigureQueries figures;
    private final IncidentCases ofIncident;
    private final Paging paging;
    private final Clock clock;

    FiguresController(
            BoardQueries board,
            FigureQueries figures,
            IncidentCases ofIncident,
            Paging paging,
            Clock clock) {
        this.board = board;
        this.figures = figures;
        this.ofIncident = ofIncident;
        this.paging = paging;
        this.clock = clock;
    }

    /** The cards behind a number of the board's counts. */
    public record Cards(Instant asOf, long total, List<CaseCard> cards) {}

    /**
     * As {@code /api/board}, of the cards that its counts count; {@code unassigned} asks for those
     * that no unit has.
     */
    @GetMapping("/board/cases")
    public Cards cards(
            @ParameterObject BoardController.Question question,
            @Nullable Boolean unassigned,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        paging.waitFor(question.after());
        var now = clock.instant();
        var lists = ofIncident.lists(question.incident(), board, board::ofIncident);
        var found =
                lists.counted(
                        question.filter(AccessPolicy.onlyUnit(person.actor())),
                        Boolean.TRUE.equals(unassigned),
                        Paging.page(question.page()),
                        Paging.size(question.size()),
                        now);
        var cards = found.rows().stream().map(card -> CaseCard.of(card, now)).toList();
        return new Cards(now, found.total(), cards);
    }

    /** Which number: of all keys, of one, or of those that have none ({@code none}). */
    public record Behind(
            @Nullable ComplianceBy by,
            @Nullable String key,
            @Nullable Boolean none,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** The clocks behind a number of compliance. */
    public record Clocks(ComplianceFigure figure, long total, List<DeadlineRow> deadlines) {}

    @GetMapping("/deadlines/compliance/cases")
    public Clocks compliance(
            @ParameterObject Behind behind,
            @Nullable ComplianceFigure figure,
            @AuthenticationPrincipal LoggedIn person) {
        var filter = filter(behind, person.actor());
        var asked = figure == null ? ComplianceFigure.TOTAL : figure;
        var found =
                figures.clocks(
                        filter, asked, Paging.page(behind.page()), Paging.size(behind.size()));
        return new Clocks(asked, found.total(), found.rows());
    }

    /** The cases behind what their sources say of them. */
    public record Verdicts(long total, List<VerdictCase> cases) {}

    @GetMapping("/deadlines/verdicts/cases")
    public Verdicts verdicts(
            @ParameterObject Behind behind,
            @Nullable SourceVerdict verdict,
            @AuthenticationPrincipal LoggedIn person) {
        var found =
                figures.verdicts(
                        filter(behind, person.actor()),
                        verdict,
                        Paging.page(behind.page()),
                        Paging.size(behind.size()));
        return new Verdicts(found.total(), found.rows());
    }

    private FigureFilter filter(Behind behind, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        if (AccessPolicy.onlyUnit(actor) != null) {
            throw new ForbiddenException();
        }
        var period =
                PeriodParameter.askedTo(behind.from(), behind.to()).orAllUntil(clock.instant());
        paging.waitFor(behind.after());
        return new FigureFilter(
                behind.by() == null ? ComplianceBy.UNIT : behind.by(),
                behind.key(),
                Boolean.TRUE.equals(behind.none()),
                behind.clock(),
                period.from(),
                period.until());
    }
}
