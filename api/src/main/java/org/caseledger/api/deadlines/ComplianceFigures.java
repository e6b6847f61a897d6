package org.caseledger.api.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.deadlines.FigureFilter;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.deadlines.SourceVerdicts;
import org.caseledger.query.deadlines.VerdictCase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 时限执行: how the limits were kept, and the clocks and cases behind each number (数字的由来). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ComplianceFigures {
    private final DeadlineQueries deadlines;
    private final FigureQueries figures;
    private final Paging paging;
    private final Clock clock;

    /** Of which cases the compliance is asked: those received from an instant until before another. */
    public record Period(
            @Nullable ComplianceBy by,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable String from,
            @Nullable String to) {}

    /** How the limits were kept, and separately the verdicts of migrated sources. */
    public record Kept(
            ComplianceBy by, Instant from, Instant to, List<Compliance> ours, List<SourceVerdicts> sources) {}

    public Kept compliance(Period period, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var by = period.by() == null ? ComplianceBy.UNIT : period.by();
        var asked = PeriodParameter.askedTo(period.from(), period.to()).orAllUntil(clock.instant());
        return new Kept(
                by,
                asked.from(),
                asked.until(),
                deadlines.compliance(by, period.clock(), asked.from(), asked.until()),
                deadlines.sourceVerdicts(by, asked.from(), asked.until()));
    }

    /** Which number: of all keys, of one, or of those that have none ({@code none}). */
    public record Behind(
            @Nullable ComplianceBy by,
            @Nullable String key,
            @Nullable Boolean none,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** The clocks behind a number of compliance. */
    public record Clocks(ComplianceFigure figure, long total, List<DeadlineRow> deadlines) {}

    public Clocks clocks(Behind behind, @Nullable ComplianceFigure figure, Actor actor) {
        var filter = filter(behind, actor);
        var asked = figure == null ? ComplianceFigure.TOTAL : figure;
        var found = figures.clocks(filter, asked, Paging.page(behind.page()), Paging.size(behind.size()));
        return new Clocks(asked, found.total(), found.rows());
    }

    /** The cases behind what their sources say of them. */
    public record Verdicts(long total, List<VerdictCase> cases) {}

    public Verdicts verdicts(Behind behind, @Nullable SourceVerdict verdict, Actor actor) {
        var found = figures.verdicts(
                filter(behind, actor), verdict, Paging.page(behind.page()), Paging.size(behind.size()));
        return new Verdicts(found.total(), found.rows());
    }

    private FigureFilter filter(Behind behind, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var period = PeriodParameter.askedTo(behind.from(), behind.to()).orAllUntil(clock.instant());
        paging.waitFor(behind.after());
        return new FigureFilter(
                behind.by() == null ? ComplianceBy.UNIT : behind.by(),
                behind.key(),
                Boolean.TRUE.equals(behind.none()),
                behind.clock(),
                period.from(),
                period.until());
    }
}
