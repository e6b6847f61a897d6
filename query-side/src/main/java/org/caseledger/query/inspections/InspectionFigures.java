package org.caseledger.query.inspections;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the figures of a sheet (P1.16), all as the log stood at one position, and counts them again from the log as of
 * that position.
 */
public final class InspectionFigures {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 5;

    private final Views views;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final FigureSources now;
    private final FigureSources then;

    /** {@code dataSource} is the one that the views write through. */
    public InspectionFigures(DataSource dataSource, Views views, WorkCalendar calendar, Clock clock) {
        this.views = views;
        this.calendar = calendar;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.now = new FigureSources(dataSource, "views");
        this.then = new FigureSources(dataSource, Views.ASIDE);
    }

    /**
     * The figures of a unit, or of the office without one. They come from one snapshot of the database, which is
     * repeated until all views have the same position in it.
     *
     * @throws ViewsOutOfStepException when that does not happen soon
     */
    public InspectionPrepared take(LocalDate first, LocalDate last, @Nullable UnitId unit) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var taken = snapshot.execute(status -> takeIfTogether(first, last, unit));
            if (taken.isPresent()) {
                return taken.get();
            }
            await();
        }
        throw new ViewsOutOfStepException();
    }

    private Optional<InspectionPrepared> takeIfTogether(LocalDate first, LocalDate last, @Nullable UnitId unit) {
        var positions = positions().distinct().boxed().toList();
        if (positions.size() > 1) {
            return Optional.empty();
        }
        var at = clock.instant();
        var taken = now.take(first, last, unit, at);
        return Optional.of(new InspectionPrepared(
                first,
                last,
                unit,
                positions.get(0),
                at,
                calendar.version(),
                taken.figures(),
                taken.limits(),
                taken.findings(),
                taken.findingsDigest()));
    }

    private LongStream positions() {
        return views.status().stream()
                .filter(view -> FigureSources.VIEWS.contains(view.name()))
                .mapToLong(ViewStatus::position);
    }

    private void await() {
        try {
            views.awaitPosition(positions().max().orElse(0), LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewsOutOfStepException();
        }
    }

    /** A number of a sheet that the log gives otherwise; null where one of them has none. */
    public record Difference(
            String what, @Nullable Object onSheet, @Nullable Object counted) {}

    /**
     * The figures counted again as of {@code position}: how many are the same, which differ. Working days are counted
     * by today's {@code calendar}: where it is not that of the sheet, its times may differ for this alone.
     */
    public record Recount(
            long position, String calendar, boolean sameCalendar, long same, List<Difference> differences) {}

    /** Counts the figures of a sheet again; reads all events of every case that the unit had. */
    public Recount recount(InspectionPrepared sheet) {
        var counted = views.asOf(
                FigureSources.VIEWS,
                sheet.position(),
                sheet.unit(),
                () -> then.take(sheet.first(), sheet.last(), sheet.unit(), sheet.takenAt()));
        var compared = new Comparison(sheet, counted);
        return new Recount(
                sheet.position(),
                calendar.version(),
                calendar.version().equals(sheet.calendar()),
                compared.same(),
                compared.differences());
    }
}
