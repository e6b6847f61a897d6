package org.caseledger.api.incidents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.procedure.Recurrence;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.incidents.IncidentFilter;
import org.caseledger.query.incidents.IncidentRow;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 定期组织应急演练 (P3.21): whether an exercise is due. */
@Component
@RequiredArgsConstructor
class ExerciseSchedule {
    private static final IncidentFilter EXERCISES = new IncidentFilter(true, null, null, null);

    private final Lists lists;

    @Qualifier("exerciseRecurrence")
    private final Recurrence every;

    private final Paging paging;
    private final Clock clock;

    /**
     * The current period, in which one is {@code due} until it is begun, and the latest there was; without a recurrence
     * there is no period and nothing is due.
     */
    public record Due(
            Recurrence every,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean due,
            @Nullable IncidentRow latest) {}

    Due due(@Nullable Long after, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(after);
        var reader = Reader.ofAll(clock.instant());
        var latest = lists.find(IncidentFilter.LIST, EXERCISES, reader, 0, 1).rows().stream()
                .findFirst()
                .orElse(null);
        return every.of(day(clock.instant()))
                .map(period -> due(period, latest))
                .orElse(new Due(every, null, null, false, latest));
    }

    private Due due(Recurrence.Period period, @Nullable IncidentRow latest) {
        boolean held = latest != null && !day(latest.declaredAt()).isBefore(period.first());
        return new Due(every, period.first(), period.last(), !held, latest);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WorkCalendar.ZONE).toLocalDate();
    }
}
