package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.incidents.ImprovementRow;
import org.caseledger.query.incidents.IncidentFile;
import org.caseledger.query.incidents.IncidentFilter;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentRow;
import org.caseledger.query.incidents.IncidentSummary;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 应急 and 演练: which incidents and exercises there are, and what was done in one. */
@RestController
@Tag(name = "incidents 应急")
@RequestMapping(IncidentsController.PATH)
public class IncidentsController {

    static final String PATH = "/api/incidents";

    private final IncidentQueries incidents;
    private final HistoryQueries history;
    private final BoardQueries board;
    private final Paging paging;
    private final Clock clock;

    IncidentsController(
            IncidentQueries incidents,
            HistoryQueries history,
            BoardQueries board,
            Paging paging,
            Clock clock) {
        this.incidents = incidents;
        this.history = history;
        this.board = board;
        this.paging = paging;
        this.clock = clock;
    }

    static String eTag(IncidentSummary summary) {
        return "\"" + summary.version() + "\"";
    }

    /** Which are asked for: incidents unless {@code exercise} asks for exercises. */
    public record Question(
            @Nullable Boolean exercise,
            @Nullable Boolean open,
            @Nullable IncidentKind kind,
            @Nullable String caseId,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        IncidentFilter filter() {
            var ofCase = caseId == null ? null : CaseReading.caseId(caseId);
            boolean exercises = exercise == null ? ofCase != null && ofCase.isExercise() : exercise;
            return new IncidentFilter(exercises, open, kind, ofCase);
        }
    }

    /** Some of them, and how many there are. */
    public record Listed(long total, List<IncidentRow> incidents) {}

    @GetMapping
    public Listed list(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        paging.waitFor(question.after());
        var found =
                incidents.list(
                        question.filter(),
                        Paging.page(question.page()),
                        Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    @GetMapping("/{id}")
    public ResponseEntity<IncidentSummary> read(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var summary = IncidentSummary.of(find(id, person), today());
        return ResponseEntity.ok().eTag(eTag(summary)).body(summary);
    }

    /** The whole history of an incident, in words. */
    @GetMapping("/{id}/history")
    public List<HistoryEntry> history(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return history.ofIncident(find(id, person).id());
    }

    /** Some of the cards of its cases that this person may see, and how many there are. */
    public record Cards(Instant asOf, long total, List<CaseCard> cards) {}

    /** Its cases as they are on the board, those of an exercise too. */
    @GetMapping("/{id}/cases")
    public Cards cases(
            @PathVariable String id,
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person) {
        var file = find(id, person);
        paging.waitFor(after);
        var now = clock.instant();
        var found =
                board.ofIncident(file.id(), file.ofExercise())
                        .find(
                                BoardFilter.ALL.within(AccessPolicy.onlyUnit(person.actor())),
                                BoardSort.DUE,
                                Paging.page(page),
                                Paging.size(size),
                                now);
        var cards = found.rows().stream().map(card -> CaseCard.of(card, now)).toList();
        return new Cards(now, found.total(), cards);
    }

    /** An improvement as it stands on a day. */
    public record ShownImprovement(ImprovementRow improvement, boolean overdue) {}

    /** Some of what is to be done better, and how much there is. */
    public record Improvements(LocalDate asOf, long total, List<ShownImprovement> improvements) {}

    /** Which improvements are asked for: those that are not done yet, unless told. */
    public enum Which {
        OPEN,
        OVERDUE,
        DONE
    }

    /** What evaluations ask to be done better, of all incidents and exercises. */
    @GetMapping("/improvements")
    public Improvements improvements(
            @RequestParam(required = false) Which which,
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        paging.waitFor(after);
        var today = today();
        var found =
                incidents.improvements(
                        which != Which.DONE,
                        which == Which.OVERDUE ? today : null,
                        Paging.page(page),
                        Paging.size(size));
        return new Improvements(
                today,
                found.total(),
                found.rows().stream()
                        .map(row -> new ShownImprovement(row, row.isOverdueOn(today)))
                        .toList());
    }

    private IncidentFile find(String id, LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        UUID incident = CaseReading.caseId(id).value();
        return incidents.find(incident).orElseThrow(NotFoundException::new);
    }

    private LocalDate today() {
        return clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
    }
}
