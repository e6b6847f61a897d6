package org.caseledger.api.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.InactiveRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 停滞件: cases in which nothing happens. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class InactiveCases {

    private static final int USUAL_DAYS = 5;
    private static final int MOST_DAYS = 250;

    private final InactiveQueries silent;
    private final Paging paging;
    private final Clock clock;

    /** Which list, after how many working days without an event, and of which unit. */
    public record Question(
            @Nullable InactiveList list,
            @Nullable Integer days,
            @Nullable UnitId unit,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        int workingDays() {
            int asked = days == null ? USUAL_DAYS : days;
            if (asked < 1 || asked > MOST_DAYS) {
                throw new InvalidInputException("days", "应在1与%d之间", "must be from 1 to %d", MOST_DAYS);
            }
            return asked;
        }
    }

    /** One of the lists at an instant. */
    public record Listed(Instant asOf, InactiveList list, int days, long total, List<InactiveRow> cases) {}

    public Listed list(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        int days = question.workingDays();
        var list = question.list() == null ? InactiveList.NO_EVENT : question.list();
        var within = AccessPolicy.onlyUnit(actor);
        if (within != null && question.unit() != null && !within.equals(question.unit())) {
            throw new ForbiddenException();
        }
        paging.waitFor(question.after());
        var now = clock.instant();
        var found = silent.find(
                list,
                days,
                within == null ? question.unit() : within,
                now,
                Paging.page(question.page()),
                Paging.size(question.size()));
        return new Listed(now, list, days, found.total(), found.rows());
    }
}
