package org.caseledger.api.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.responsibility.HoldingBy;
import org.caseledger.query.responsibility.HoldingFilter;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.HoldingRow;
import org.caseledger.query.responsibility.HoldingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 责任时间: how many office hours units and people held cases. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HoldingTimes {

    private final HoldingQueries held;
    private final Paging paging;
    private final Clock clock;

    /** The period, the case, the holder, and whether migrated holdings are included. */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable CaseId caseId,
            @Nullable Role role,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable Boolean lasting,
            @Nullable Boolean migrated,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        /** The same, for holdings without a named person. */
        public Question ofNobody() {
            return new Question(from, until, caseId, role, unit, "", lasting, migrated, page, size, after);
        }
    }

    /** Who held cases, and for how many office hours of the time between these instants. */
    public record Held(Instant from, Instant until, long total, List<HoldingTime> held) {}

    /** The times behind a number. */
    public record Behind(Instant from, Instant until, long total, List<HoldingRow> holdings) {}

    /** Those of people only for those who look into what people do. */
    public Held times(HoldingBy by, Question question, Actor actor) {
        if (by == HoldingBy.PERSON) {
            AccessPolicy.mustOversee(actor);
        }
        var filter = asked(question, actor);
        var found = held.times(by, filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Held(filter.from(), filter.until(), found.total(), found.rows());
    }

    /** Each time that a case waited, with the case; without names for those who do not oversee. */
    public Behind holdings(Question question, Actor actor) {
        if (question.person() != null) {
            AccessPolicy.mustOversee(actor);
        }
        var filter = asked(question, actor);
        var found = held.held(filter, Paging.page(question.page()), Paging.size(question.size()));
        var rows = AccessPolicy.oversees(actor)
                ? found.rows()
                : found.rows().stream().map(HoldingRow::withoutPerson).toList();
        return new Behind(filter.from(), filter.until(), found.total(), rows);
    }

    private HoldingFilter asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var now = clock.instant();
        var period = PeriodParameter.asked(question.from(), question.until()).orYearUntil(now);
        paging.waitFor(question.after());
        return new HoldingFilter(
                period.from(),
                period.until().isAfter(now) ? now : period.until(),
                question.caseId(),
                question.role(),
                question.unit(),
                question.person(),
                question.lasting(),
                Boolean.TRUE.equals(question.migrated()),
                AccessPolicy.onlyUnit(actor));
    }
}
