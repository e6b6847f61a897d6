package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.BesideStream;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventCodec;
import org.caseledger.events.OversightEvent;
import org.caseledger.query.views.CheckReport.Counted;
import org.caseledger.query.views.CheckReport.Difference;
import org.caseledger.query.views.CheckReport.TableRows;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds rows of a view anew, aside, and compares them with those that answer: both, and how far
 * the view had come, as one snapshot of the database has them.
 */
final class RowCheck<S> {

    private static final int CASES = 500;
    private static final int NAMED = 100;

    private final View<S> view;
    private final CheckScope scope;
    private final DataSource dataSource;
    private final EventLog log;
    private final List<String> tables;
    private final Aside aside;
    private final Candidates candidates;
    private final Map<String, TableRows> rows = new HashMap<>();
    private final List<Difference> first = new ArrayList<>();
    private long differences;
    private @Nullable Counted number;

    RowCheck(View<S> view, CheckScope scope, DataSource dataSource, EventLog log) {
        this.view = view;
        this.scope = scope;
        this.dataSource = dataSource;
        this.log = log;
        this.tables = view.tables().stream().filter(t -> !view.totals().contains(t)).toList();
        this.aside = new Aside(dataSource, view.tables());
        this.candidates = new Candidates(JdbcClient.create(dataSource), tables, scope);
        this.number = scope.number() == null ? null : new Counted(0, 0);
    }

    CheckReport run() {
        checkNames();
        var snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot.execute(status -> compare());
    }

    private CheckReport compare() {
        long begin = System.nanoTime();
        var segments = Generations.live(new Tokens(dataSource).of(view.name()));
        var all = candidates.find();
        aside.create();
        int done = 0;
        while (done < all.size() && (done == 0 || System.nanoTime() - begin < atMost())) {
            var some = all.subList(done, Math.min(done + CASES, all.size()));
            compare(some, segments);
            done += some.size();
        }
        boolean complete = done == all.size();
        return new CheckReport(
                view.name(),
                segments.isEmpty() ? view.version() : segments.get(0).version(),
                Generations.position(segments),
                done,
                complete,
                complete ? null : new CaseId(all.get(done - 1)),
                tables.stream().map(t -> rows.getOrDefault(t, new TableRows(t, 0, 0))).toList(),
                number,
                differences,
                List.copyOf(first),
                (System.nanoTime() - begin) / 1_000_000);
    }

    private long atMost() {
        return scope.atMost().toNanos();
    }

    private void compare(List<UUID> cases, List<Token> segments) {
        aside.empty();
        var states = fold(cases, segments);
        if (!states.isEmpty()) {
            view.save(states);
        }
        for (var table : tables) {
            var compared = aside.compare(table, cases, NAMED - first.size());
            rows.merge(table, compared.rows(), RowCheck::plus);
            differences += compared.differences();
            first.addAll(compared.first());
        }
        if (scope.number() != null) {
            var more = aside.count(scope.number(), cases);
            number =
                    new Counted(number.inView() + more.inView(), number.fromLog() + more.fromLog());
        }
    }

    private List<S> fold(List<UUID> cases, List<Token> segments) {
        Map<CaseId, S> states = new HashMap<>();
        Set<CaseId> asked = cases.stream().map(CaseId::new).collect(Collectors.toSet());
        for (var stored : events(cases)) {
            if (!view.cases().has(stored.streamId())
                    || stored.position() > reached(stored, segments)) {
                continue;
            }
            var recorded = Recorded.of(stored);
            if (asked.contains(recorded.caseId()) && view.wants(recorded.event().getClass())) {
                states.compute(recorded.caseId(), (id, before) -> view.on(before, recorded));
            }
        }
        return List.copyOf(states.values());
    }

    private List<StoredEvent> events(List<UUID> cases) {
        var streams = new ArrayList<>(cases);
        if (EventCodec.types().stream()
                .filter(view::wants)
                .anyMatch(OversightEvent.class::isAssignableFrom)) {
            cases.forEach(id -> BesideStream.allOf(new CaseId(id)).forEach(streams::add));
        }
        var events = new ArrayList<>(log.readStreams(streams));
        events.sort(Comparator.comparingLong(StoredEvent::position));
        return events;
    }

    /** How far the segment of an event has come. */
    private static long reached(StoredEvent event, List<Token> segments) {
        return segments.stream()
                .filter(t -> new LogEvent(event).segment(t.segments()) == t.segment())
                .mapToLong(Token::position)
                .findFirst()
                .orElse(0);
    }

    private void checkNames() {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException(
                    "视图 %s 不按案件保存，无从逐案核对 / view %s keeps no rows of cases to be compared"
                            .formatted(view.name(), view.name()));
        }
        if (scope.number() == null) {
            return;
        }
        var table = scope.number().table();
        require(tables.contains(table), table, () -> tables);
        var columns = aside.columns(table);
        scope.number()
                .where()
                .keySet()
                .forEach(c -> require(columns.contains(c), c, () -> columns));
    }

    private static void require(boolean known, String name, Supplier<List<String>> names) {
        if (!known) {
            throw new IllegalArgumentException(
                    "没有 %s，可选：%s / there is no %s, there are: %s"
                            .formatted(
                                    name,
                                    String.join("、", names.get()),
                                    name,
                                    String.join(", ", names.get())));
        }
    }

    private static TableRows plus(TableRows a, TableRows b) {
        return new TableRows(a.table(), a.inView() + b.inView(), a.fromLog() + b.fromLog());
    }
}
