package org.caseledger.query.views;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows of views as they followed from the log up to a position, built in temporary tables for as long as a question
 * about them is answered. The question runs in the same transaction and finds the rows in the schema {@value #SCHEMA}.
 */
@RequiredArgsConstructor
final class AsOf {
    static final String SCHEMA = "pg_temp";

    private static final int CASES = 500;

    private final DataSource dataSource;
    private final EventLog log;
    private final List<View<?>> views;

    /** Of every case that a unit ever had, or of all without one. */
    <T> T ask(long position, @Nullable UnitId unit, Supplier<T> question) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> {
            build(position, unit);
            return question.get();
        });
    }

    private void build(long position, @Nullable UnitId unit) {
        var scope = new CheckScope(null, unit, null, null, Duration.ZERO, null);
        var cases = new Candidates(JdbcClient.create(dataSource), Set.of(CaseFolds.RECEIPT), List.of(), scope).find();
        views.forEach(view -> new ShadowTables(dataSource, view.tables()).create());
        for (int from = 0; from < cases.size(); from += CASES) {
            var some = cases.subList(from, Math.min(from + CASES, cases.size()));
            views.forEach(view -> save(view, some, position));
        }
    }

    private <S> void save(View<S> view, List<UUID> cases, long position) {
        var states = new CaseFolds<>(view, log).of(cases, event -> event.position() <= position);
        if (!states.isEmpty()) {
            view.save(states);
        }
    }
}
