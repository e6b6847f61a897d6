package org.caseledger.api.supervision;

import java.time.Instant;
import java.util.List;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For those who look into how cases are handled: who did, tried and opened what. */
@Component
public class Oversight {

    private final EventLog log;
    private final HistoryQueries history;
    private final Paging paging;

    Oversight(EventLog log, HistoryQueries history, Paging paging) {
        this.log = log;
        this.history = history;
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

    public Listed activity(Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
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

    public List<Noted> refusals(String id, Actor actor) {
        return noted(CompanionStream.REFUSALS, id, actor);
    }

    public List<Noted> openings(String id, Actor actor) {
        return noted(CompanionStream.OPENINGS, id, actor);
    }

    private List<Noted> noted(CompanionStream beside, String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
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
}
