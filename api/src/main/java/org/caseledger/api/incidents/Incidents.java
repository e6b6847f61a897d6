package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.oversight.ReadKind;
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
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentRow;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

    /** 应急 and 演练: which incidents and exercises there are, and what was done in one. */
    @RestController
    @Tag(name = "incidents 应急")
    @RequestMapping("/api/incidents")
    @RequiredArgsConstructor
    static class IncidentsController {
        private final Incidents incidents;
        private final OpenProposals proposals;
        private final ExerciseSchedule exercises;
        private final IncidentAssessment assessment;
        private final AccessLog accesses;

        @GetMapping
        Listed list(Question question, Part part, LoggedIn person) {
            return incidents.list(question, part, person.actor());
        }

        @GetMapping("/{id}")
        ResponseEntity<IncidentSummary> read(@PathVariable String id, LoggedIn person) {
            var incident = incidents.read(id, person.actor());
            return ResponseEntity.ok().eTag(Requests.eTag(incident.version())).body(incident);
        }

        @GetMapping("/{id}/history")
        List<HistoryEntry> history(@PathVariable String id, LoggedIn person) {
            return incidents.history(id, person.actor());
        }

        @GetMapping("/{id}/cases")
        Cards cases(@PathVariable String id, Part part, LoggedIn person) {
            return incidents.cases(id, part, person.actor());
        }

        @GetMapping("/improvements")
        Improvements improvements(Incidents.@Nullable Which which, Part part, LoggedIn person) {
            return incidents.improvements(which, part, person.actor());
        }

        @GetMapping("/proposals")
        OpenProposals.Proposed proposals(Part part, LoggedIn person) {
            return proposals.list(part, person.actor());
        }

        @GetMapping("/exercise-due")
        ExerciseSchedule.Due due(@Nullable Long after, LoggedIn person) {
            return exercises.due(after, person.actor());
        }

        @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
        IncidentReport report(@PathVariable String id, @Nullable String at, LoggedIn person) {
            return assessment.report(id, at, person.actor());
        }

        /** The same as a document, in Chinese. */
        @GetMapping(path = "/{id}/report/docx", produces = AttachmentResponse.DOCX)
        ResponseEntity<byte[]> document(@PathVariable String id, @Nullable String at, LoggedIn person) {
            var report = assessment.report(id, at, person.actor());
            accesses.read(ReadKind.INCIDENT_REPORT, id, person.actor());
            return AttachmentResponse.file("incident.docx", AttachmentResponse.DOCX, IncidentDocument.docx(report));
        }

        @GetMapping("/{id}/score")
        Score score(@PathVariable String id, LoggedIn person) {
            return assessment.score(id, person.actor());
        }
    }

    /** 应急与演练: which there are, what may have to be declared, what is to be done better. */
    @PageController
    @RequestMapping("/incidents")
    @RequiredArgsConstructor
    static class IncidentPages {
        private final Incidents incidents;
        private final OpenProposals proposals;
        private final ExerciseSchedule exercises;

        @GetMapping
        String list(Question question, Part part, PageRequest page) {
            var found = incidents.list(question, part, page.actor());
            page.show(question, found.total(), found.incidents());
            boolean exercise = Boolean.TRUE.equals(question.exercise());
            page.add("tab", exercise ? "exercises" : "incidents");
            page.add("exercise", exercise);
            page.add("due", exercise ? exercises.due(null, page.actor()) : null);
            around(page);
            return "incidents/list";
        }

        @GetMapping("/proposals")
        String proposals(Part part, PageRequest page) {
            var found = proposals.list(part, page.actor());
            page.add("tab", "proposals");
            page.add("surges", found.surges());
            page.add("cases", found.cases());
            page.add("dismiss", new PageCommand(DismissProposal.class));
            page.add(
                    "sheet",
                    Pagination.of(new Address("/incidents/proposals"), part.page(), part.size(), found.total()));
            around(page);
            return "incidents/proposals";
        }

        @GetMapping("/improvements")
        String improvements(@RequestParam(defaultValue = "OPEN") Which which, Part part, PageRequest page) {
            var found = incidents.improvements(which, part, page.actor());
            page.add("tab", "improvements");
            page.add("which", which);
            page.add("choices", Which.values());
            page.add("rows", found.improvements());
            page.add(
                    "sheet",
                    Pagination.of(
                            new Address("/incidents/improvements").with("which", which),
                            part.page(),
                            part.size(),
                            found.total()));
            around(page);
            return "incidents/improvements";
        }

        private static void around(PageRequest page) {
            page.add("declare", new PageCommand(DeclareIncident.class));
            // A handler is proposed nothing: the cases of other units are not a handler's to see.
            page.add("proposed", page.actor().role() != Role.HANDLER);
        }
    }
}
