package org.caseledger.api.respondents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.respondents.RespondentEntry;
import org.caseledger.query.respondents.RespondentQueries;
import org.caseledger.query.statistics.CountedRow;
import org.caseledger.query.statistics.Figures;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.statistics.StatisticsRow;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The complaints against a business and the entries joined to it: a handler sees the cases of the own unit; secret ones
 * are not shown (P7.20).
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CasesAgainst {
    private static final int MOST_GROUPS = 100;

    private final RespondentQueries respondents;
    private final StatisticsQueries statistics;
    private final EarlyWarning warning;
    private final Clock clock;

    /**
     * All of it: {@code standing} shows the cases of an entry that is joined, {@code joined} are those whose cases this
     * one shows, {@code recent} is what the early warning counts, and {@code publishable} what may be made public, by
     * outcome (O121-38).
     */
    public record Account(
            RespondentId standing,
            List<RespondentEntry> joined,
            long recent,
            boolean warned,
            Figures overall,
            List<StatisticsRow> months,
            List<StatisticsRow> categories,
            Map<Figure, Long> publishable,
            long total,
            List<CountedRow> cases) {}

    Account of(RespondentEntry entry, @Nullable Integer page, @Nullable Integer size, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var members = respondents.members(entry.id());
        var filter = filter(members, Instant.EPOCH, actor);
        var months = statistics.count(StatisticsBy.MONTH, filter, 0, MOST_GROUPS);
        var recent = recent(members);
        var cases = statistics.cases(
                Figure.RECEIVED, StatisticsBy.MONTH, null, filter, Paging.page(page), Paging.size(size));
        return new Account(
                respondents.standing(entry.id()),
                members.stream()
                        .filter(id -> !id.equals(entry.id()))
                        .flatMap(id -> respondents.at(id, Long.MAX_VALUE).stream())
                        .toList(),
                recent,
                warning.isGiven(recent),
                months.overall(),
                months.rows(),
                statistics
                        .count(StatisticsBy.CATEGORY_2, filter, 0, MOST_GROUPS)
                        .rows(),
                respondents.publishable(members),
                cases.total(),
                cases.rows());
    }

    /** How many came lately against a business and those that are handled as the same. */
    long recent(RespondentId id, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return recent(respondents.members(respondents.standing(id)));
    }

    private long recent(List<RespondentId> members) {
        return respondents.received(members, warning.since());
    }

    private StatisticsFilter filter(List<RespondentId> members, Instant from, Actor actor) {
        return new StatisticsFilter(
                from, clock.instant(), null, null, null, null, null, AccessPolicy.onlyUnit(actor), members);
    }

    /** 预警: when so many cases came in against one business within so many days (O121-38). */
    @Component
    public static final class EarlyWarning {
        private final int cases;
        private final int days;
        private final Clock clock;

        EarlyWarning(
                @Value("${caseledger.respondents.warn-cases}") int cases,
                @Value("${caseledger.respondents.warn-days}") int days,
                Clock clock) {
            this.cases = cases;
            this.days = days;
            this.clock = clock;
        }

        /** From when on cases are counted. */
        Instant since() {
            return clock.instant().minus(Duration.ofDays(days));
        }

        /** Whether so many are a warning. */
        public boolean isGiven(long recent) {
            return recent >= cases;
        }

        /** How many are. */
        public int cases() {
            return cases;
        }

        /** Within how many days. */
        public int days() {
            return days;
        }
    }
}
