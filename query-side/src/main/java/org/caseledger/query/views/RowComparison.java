package org.caseledger.query.views;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Compares all rows of a view with the log, some cases at a time; where a table's rows are of many cases, all at once.
 */
@RequiredArgsConstructor
@Slf4j
final class RowComparison {
    private final View<?> view;
    private final DataSource dataSource;
    private final Clock clock;
    private @Nullable Instant begun;
    private @Nullable CaseId after;
    private long cases;
    private long differences;
    private final Set<String> tables = new TreeSet<>();
    private volatile @Nullable ViewComparison last;

    /** The last that came to its end. */
    Optional<ViewComparison> last() {
        return Optional.ofNullable(last);
    }

    /** What was found is of rows that are gone. */
    synchronized void forget() {
        begun = null;
        last = null;
    }

    /**
     * Goes on for about as long as given, resting {@code rest} times as long as it works while it looks at all rows at
     * once; a comparison that comes to its end is the last.
     */
    synchronized void goOn(EventLog log, Duration atMost, int rest) {
        if (begun == null) {
            begun = clock.instant();
            after = null;
            cases = 0;
            differences = 0;
            tables.clear();
        }
        boolean atOnce = !view.totals().isEmpty();
        var scope = new CheckScope(null, null, null, after, atOnce ? Duration.ofDays(1) : atMost, null);
        var report = new RowCheck<>(view, scope, dataSource, log)
                .restingFor(atOnce ? rest : 0)
                .run();
        cases += report.cases();
        differences += report.differences();
        report.first().forEach(one -> tables.add(one.table()));
        after = report.last();
        if (report.complete()) {
            end();
        }
    }

    private void end() {
        var found =
                new ViewComparison(begun, cases, differences, tables.stream().toList());
        if (!found.agrees()) {
            LOG.error(
                    "视图 {} 的数据与日志不符，请核验日志并重建视图 / rows of view {} are not what the log says,"
                            + " verify the log and rebuild the view: {}",
                    view.name(),
                    view.name(),
                    found);
        }
        last = found;
        begun = null;
    }

    /** Compares all rows from the first on, without rest. */
    synchronized ViewComparison all(EventLog log) {
        begun = null;
        do {
            goOn(log, Duration.ofDays(1), 0);
        } while (begun != null);
        return last;
    }
}
