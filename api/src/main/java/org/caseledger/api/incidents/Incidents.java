package org.caseledger.api.incidents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
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
import org.springframework.stereotype.Component;

/** 应急 and 演练: which incidents and exercises there are, and what was done in one. */
@Component
@RequiredArgsConstructor
class Incidents {

    private final IncidentQueries incidents;
    private final HistoryQueries history;
    private final BoardQueries board;
    private final Paging paging;
    private final ListReading lists;
    private final Clock clock;

    /** Which are asked for: incidents unless {@code exercise} asks for exercises. */
    public record Question(
            @Nullable Boolean exercise,
            @Nullable Boolean open,
            @Nullable IncidentKind kind,
            @Nullable String caseId) {

        IncidentFilter filter() {
            var ofCase = caseId == null ? null : CaseReading.caseId(caseId);
            boolean exercises = exercise == null ? ofCase != null && ofCase.isExercise() : exercise;
            return new IncidentFilter(exercises, open, kind, ofCase);
        }
    }

    /** Some of them, and how many there are. */
    public record Listed(long total, List<IncidentRow> incidents) {}

    Listed list(Question question, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return lists.find(IncidentFilter.LIST, question.filter(), part, actor).as(Listed::new);
    }

    IncidentSummary read(String id, Actor actor) {
        return IncidentSummary.of(find(id, actor), today());
    }

    /** The whole history of an incident, in words. */
    List<HistoryEntry> history(String id, Actor actor) {
        return history.ofIncident(find(id, actor).id());
    }

    /** Some of the cards of its cases that this person may see, and how many there are. */
    public record Cards(Instant asOf, long total, List<CaseCard> cards) {}

    /** Its cases as they are on the board, those of an exercise too. */
    Cards cases(String id, Part part, Actor actor) {
        var file = find(id, actor);
        paging.waitFor(part.after());
        var now = clock.instant();
        var found = board.ofIncident(file.id(), file.ofExercise())
                .find(
                        BoardFilter.ALL.within(AccessPolicy.onlyUnit(actor)),
                        BoardSort.DUE,
                        Paging.page(part.page()),
                        Paging.size(part.size()),
                        now);
        var cards = found.rows().stream().map(card -> CaseCard.of(card, now)).toList();
        return new Cards(now, found.total(), cards);
    }

    /** An improvement on a day. */
    public record ShownImprovement(ImprovementRow improvement, boolean overdue) {}

    /** Some of what is to be done better, and how much there is. */
    public record Improvements(LocalDate asOf, long total, List<ShownImprovement> improvements) {}

    /** Which improvements are listed; by default those that are not done yet. */
    public enum Which {
        OPEN,
        OVERDUE,
        DONE
    }

    /** What evaluations ask to be done better, of all incidents and exercises. */
    Improvements improvements(@Nullable Which which, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(part.after());
        var today = today();
        var found = incidents.improvements(
                which != Which.DONE,
                which == Which.OVERDUE ? today : null,
                Paging.page(part.page()),
                Paging.size(part.size()));
        return new Improvements(
                today,
                found.total(),
                found.rows().stream()
                        .map(row -> new ShownImprovement(row, row.isOverdueOn(today)))
                        .toList());
    }

    private IncidentFile find(String id, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        UUID incident = CaseReading.caseId(id).value();
        return incidents.find(incident).orElseThrow(NotFoundException::new);
    }

    private LocalDate today() {
        return clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
    }
}
