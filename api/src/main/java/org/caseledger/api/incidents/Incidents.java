package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.board.CaseCard;
import org.caseledger.api.board.CaseColumn;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.lists.ListLayout;
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
import org.caseledger.api.web.requests.TimeParameter;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.AttachComplaint;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DetachComplaint;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.incident.IncidentCommand.ReleaseInformation;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.StopReplay;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.incidents.ImprovementRow;
import org.caseledger.query.incidents.IncidentFile;
import org.caseledger.query.incidents.IncidentFilter;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentReports;
import org.caseledger.query.incidents.IncidentRow;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.ProposedIncident;
import org.caseledger.query.incidents.Score;
import org.caseledger.query.incidents.ScoredStep;
import org.caseledger.query.incidents.Scores;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
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

    /** 态势: how one incident or exercise stands, and how an exercise went against what was. */
    @PageController
    @RequestMapping("/incidents/{id}")
    @RequiredArgsConstructor
    static class SituationPages {
        /** As many cases as one answer holds. */
        private static final int MOST = 200;

        private final Incidents incidents;
        private final IncidentAssessment assessment;
        private final Clock clock;

        @GetMapping
        String situation(@PathVariable String id, Part part, LoggedIn person, Model model) {
            var actor = person.actor();
            var incident = incidents.read(id, actor);
            var role = actor.role();
            var now = clock.instant();
            model.addAttribute("incident", incident);
            model.addAttribute("actions", IncidentActions.of(role, incident, now));
            model.addAttribute("replays", IncidentActions.replays(incident, now));
            cases(id, part, actor, model);
            model.addAttribute("history", incidents.history(id, actor));
            model.addAttribute("detach", new PageCommand(DetachComplaint.class));
            model.addAttribute("complete", new PageCommand(CompleteImprovement.class));
            // A handler sees only the cases of their own unit, and therefore no overall figures.
            model.addAttribute(
                    "figures",
                    role == Role.HANDLER
                            ? null
                            : assessment.report(id, null, actor).figures());
            return "incidents/situation";
        }

        private void cases(String id, Part part, Actor actor, Model model) {
            var shown = incidents.cases(id, part, actor);
            var all = incidents.cases(id, new Part(0, MOST, part.after()), actor);
            model.addAttribute("cards", shown.cards());
            model.addAttribute("layout", ListLayout.usual(CaseColumn.class));
            model.addAttribute(
                    "sheet", Pagination.of(new Address("/incidents/" + id), part.page(), part.size(), shown.total()));
            // The other cases are not this reader's to see.
            model.addAttribute(
                    "numbers",
                    all.cards().stream()
                            .map(CaseCard::card)
                            .collect(Collectors.toMap(BoardCard::caseId, BoardCard::number)));
            model.addAttribute("hours", all.total() > MOST ? null : HourOfIntake.of(all.cards()));
        }

        /** How an exercise went so far, against how the real cases were handled. */
        @GetMapping("/score")
        String score(@PathVariable String id, PageRequest page) {
            page.add("score", assessment.score(id, page.actor()));
            page.add("incident", incidents.read(id, page.actor()));
            page.add("steps", ScoredStep.values());
            return "incidents/score";
        }
    }

    /** What an incident came to: its report for a superior, and the score of an exercise. */
    @Component
    @RequiredArgsConstructor
    static class IncidentAssessment {
        private final IncidentReports reports;
        private final Scores scores;
        private final Clock clock;

        /** 信息报告 (P1.14, P8.15): measures and figures as of a time, now if none is named. */
        IncidentReport report(String id, @Nullable String at, Actor actor) {
            AccessPolicy.mustReadAllCases(actor);
            var incident = CaseReading.caseId(id).value();
            Instant now = clock.instant();
            Instant asOf = at == null ? now : TimeParameter.instant("at", at);
            return reports.of(incident, asOf.isAfter(now) ? now : asOf).orElseThrow(NotFoundException::new);
        }

        /** How an exercise went so far, against how the real cases were handled. */
        Score score(String id, Actor actor) {
            AccessPolicy.mustReadAllCases(actor);
            var incident = CaseReading.caseId(id).value();
            return scores.of(incident, clock.instant()).orElseThrow(NotFoundException::new);
        }
    }

    /** What may have to be declared an incident; a person declares it or dismisses the proposal. */
    @Component
    @RequiredArgsConstructor
    static class OpenProposals {
        private final IncidentProposals proposals;
        private final Paging paging;
        private final Clock clock;

        /** Surges, all of them, and some of the cases; {@code total} is how many cases there are. */
        public record Proposed(Instant asOf, List<ProposedIncident> surges, long total, List<ProposedIncident> cases) {}

        Proposed list(Part part, Actor actor) {
            AccessPolicy.mustReadAllCases(actor);
            paging.waitFor(part.after());
            var now = clock.instant();
            var cases = proposals.ofCases(Paging.page(part.page()), Paging.size(part.size()));
            return new Proposed(now, proposals.ofSurges(now), cases.total(), cases.rows());
        }
    }

    /** What a person may do in an incident or exercise now, in the order of its life. */
    static final class IncidentActions {
        private static final Map<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>> ASKED_OF =
                askedOf();

        private IncidentActions() {}

        private static Map<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>> askedOf() {
            var askedOf = new LinkedHashMap<Class<? extends IncidentCommand>, BiPredicate<IncidentSummary, Instant>>();
            askedOf.put(FormTaskForce.class, (incident, now) -> incident.open());
            askedOf.put(TakeMeasure.class, (incident, now) -> incident.open());
            askedOf.put(AttachComplaint.class, (incident, now) -> incident.open() && !isExercise(incident));
            askedOf.put(
                    PlanReplay.class,
                    (incident, now) -> incident.open() && isExercise(incident) && incident.replay() == null);
            askedOf.put(StopReplay.class, (incident, now) -> incident.open() && replays(incident, now));
            askedOf.put(ReportToSuperior.class, (incident, now) -> incident.open());
            askedOf.put(ReleaseInformation.class, (incident, now) -> incident.open());
            askedOf.put(CloseIncident.class, (incident, now) -> incident.open());
            askedOf.put(EvaluateIncident.class, (incident, now) -> !incident.open() && incident.evaluation() == null);
            return askedOf;
        }

        static List<PageCommand> of(Role role, IncidentSummary incident, Instant now) {
            return ASKED_OF.entrySet().stream()
                    .filter(asked -> asked.getValue().test(incident, now))
                    .map(asked -> new PageCommand(asked.getKey()))
                    .filter(given -> given.to(role))
                    .toList();
        }

        static boolean replays(IncidentSummary incident, Instant now) {
            var replay = incident.replay();
            return replay != null && replay.stoppedAt() == null && !now.isAfter(replay.lastAt());
        }

        private static boolean isExercise(IncidentSummary incident) {
            return incident.declared().what().exercise();
        }
    }

    /** The cases of an incident that came in within one hour. */
    public record HourOfIntake(Instant hour, List<BoardCard> cases) {
        /** The hours in which any came in, in order. */
        static List<HourOfIntake> of(Collection<CaseCard> cards) {
            var hours = new TreeMap<Instant, List<BoardCard>>();
            for (var shown : cards) {
                hours.computeIfAbsent(
                                shown.card().receivedAt().truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
                        .add(shown.card());
            }
            return hours.entrySet().stream()
                    .map(hour -> new HourOfIntake(hour.getKey(), hour.getValue()))
                    .toList();
        }
    }
}
