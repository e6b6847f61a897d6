package org.caseledger.api.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.statistics.CountedRow;
import org.caseledger.query.statistics.Figures;
import org.caseledger.query.statistics.Statistics;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 统计 (P2.20, P9.04): the counts, the cases behind each, and the report upward. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseStatistics {

    private final StatisticsQueries statistics;
    private final Supplier<DisplayNames> names;
    private final Paging paging;
    private final Clock clock;

    /** What is counted by what: cases received from an instant until before another. */
    public record Question(
            @Nullable StatisticsBy by,
            @Nullable String from,
            @Nullable String until,
            @Nullable UnitId unit,
            @Nullable Channel channel,
            @Nullable ComplaintKind kind,
            @Nullable String category,
            @Nullable Boolean migrated,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        StatisticsBy counted() {
            return by == null ? StatisticsBy.CHANNEL : by;
        }

        StatisticsFilter filter(Actor actor, Instant now) {
            var period = PeriodParameter.asked(from, until).orAllUntil(now);
            return new StatisticsFilter(
                    period.from(),
                    period.until(),
                    unit,
                    channel,
                    kind,
                    category,
                    migrated,
                    AccessPolicy.onlyUnit(actor),
                    null);
        }
    }

    /** The figures of one group; {@code key} asks for its cases. */
    public record Group(String key, String name, Figures figures) {}

    /** The figures of all cases, and of some of the groups. */
    public record Counted(
            StatisticsBy by, Instant from, Instant until, Figures overall, long total, List<Group> groups) {}

    /** The figures of all groups as a sheet. */
    Sheet sheet(Question question, Actor actor) {
        var filter = asked(question, actor);
        var by = question.counted();
        var all = statistics.count(by, filter, 0, Integer.MAX_VALUE);
        return StatisticsSheet.of(by, all, names(), RequestLanguage.current());
    }

    /** The figures of all, and a page of the groups. */
    public Counted count(Question question, Actor actor) {
        var filter = asked(question, actor);
        var by = question.counted();
        var counted = statistics.count(by, filter, Paging.page(question.page()), Paging.size(question.size()));
        return shown(by, filter, counted);
    }

    private StatisticsFilter asked(Question question, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var filter = question.filter(actor, clock.instant());
        paging.waitFor(question.after());
        return filter;
    }

    private Counted shown(StatisticsBy by, StatisticsFilter filter, Statistics counted) {
        var names = names();
        return new Counted(
                by,
                filter.from(),
                filter.until(),
                counted.overall(),
                counted.groups(),
                counted.rows().stream()
                        .map(row -> new Group(row.key(), names.of(by, row.key()), row.figures()))
                        .toList());
    }

    private GroupNames names() {
        return new GroupNames(names.get(), RequestLanguage.current());
    }

    /** Some of the cases behind a figure; {@code total} is that figure. */
    public record Behind(Figure figure, long total, List<CountedRow> cases) {}

    /** The cases behind a figure: of a group by its key, of all without one. */
    public Behind cases(Question question, @Nullable Figure figure, @Nullable String key, Actor actor) {
        var filter = asked(question, actor);
        var counted = figure == null ? Figure.RECEIVED : figure;
        var found = statistics.cases(
                counted, question.counted(), key, filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Behind(counted, found.total(), found.rows());
    }

    /** The report upward, in Chinese, as DOCX. */
    byte[] report(Question question, Actor actor) {
        var filter = asked(question, actor);
        return new StatisticsReport(statistics, new GroupNames(names.get(), Language.CHINESE))
                .docx(filter, clock.instant());
    }
}
