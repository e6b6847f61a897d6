package org.caseledger.api.supervision;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.history.ActivityEntry;
import org.caseledger.query.history.ActivityFilter;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For those who look into how cases are handled: who did, tried and opened what. */
@RestController
@Tag(name = "oversight 监督")
@RequestMapping("/api")
public class OversightController {

    private final EventLog log;
    private final HistoryQueries history;
    private final Views views;
    private final Paging paging;

    OversightController(EventLog log, HistoryQueries history, Views views, Paging paging) {
        this.log = log;
        this.history = history;
        this.views = views;
        this.paging = paging;
    }

    /** Something that a person tried or opened. */
    public record Noted(long position, Instant recordedAt, Actor actor, LedgerEvent what) {}

    /** Whose activity is asked for. */
    public record Question(
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** Some of the activity, and how much there is. */
    public record Listed(long total, List<ActivityEntry> entries) {}

    @GetMapping("/activity")
    public Listed activity(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        mustLookInto(person.actor());
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter =
                new ActivityFilter(
                        question.person(), question.unit(), null, period.from(), period.until());
        var found =
                history.activity(
                        filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    @GetMapping("/complaints/{id}/refusals")
    public List<Noted> refusals(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return noted(CompanionStream.REFUSALS, id, person);
    }

    @GetMapping("/complaints/{id}/openings")
    public List<Noted> openings(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        return noted(CompanionStream.OPENINGS, id, person);
    }

    /** How far the views are behind the log, and whether one has stopped. */
    @GetMapping("/views")
    public List<ViewStatus> views() {
        return views.status();
    }

    /** Compares the views with the log, and says how far they are and what was found. */
    @PostMapping("/views/audit")
    public List<ViewStatus> audit(@AuthenticationPrincipal LoggedIn person) {
        mustLookInto(person.actor());
        return views.audit();
    }

    private List<Noted> noted(CompanionStream beside, String id, LoggedIn person) {
        mustLookInto(person.actor());
        CaseId caseId = CaseReading.caseId(id);
        return log.readStream(beside.of(caseId)).stream()
                .map(
                        e ->
                                new Noted(
                                        e.position(),
                                        e.recordedAt(),
                                        Actor.of(EventCodec.readMetadata(e.metadata())),
                                        EventCodec.read(e.type(), e.revision(), e.payload())))
                .toList();
    }

    private static void mustLookInto(Actor actor) {
        if (!AccessPolicy.oversees(actor)) {
            throw new ForbiddenException();
        }
    }
}
