package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LongWork;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.query.views.CheckReport.Counted;
import org.caseledger.query.views.CheckReport.Difference;
import org.caseledger.query.views.CheckReport.TableRows;
import org.caseledger.query.views.Tokens.Token;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds rows of a view anew, in temporary tables, and compares them with those that answer: both, and how far the view
 * had come, as one snapshot of the database has them.
 */
final class RowCheck<S> {
    private static final int CASES = 500;
    private static final int NAMED = 100;
    private static final Set<String> SECRECY =
            Set.of(EventCodec.nameOf(SecrecyMarked.class), EventCodec.nameOf(SecrecyLifted.class));

    private final View<S> view;
    private final CheckScope scope;
    private final DataSource dataSource;
    private final CaseFolds<S> folds;
    private final List<String> tables;
    private final ShadowTables shadow;
    private final Candidates candidates;
    private final Map<String, TableRows> rows = new HashMap<>();
    private final List<Difference> first = new ArrayList<>();
    private long differences;
    private int withheld;
    private @Nullable Counted number;
    private int rest;

    RowCheck(View<S> view, CheckScope scope, DataSource pool, EventLog log) {
        this.view = view;
        this.scope = scope;
        this.dataSource = new LongWork(pool);
        this.tables =
                view.tables().stream().filter(t -> !view.totals().contains(t)).toList();
        this.shadow = new ShadowTables(dataSource, view.tables());
        this.folds = new CaseFolds<>(view, log);
        this.candidates = new Candidates(JdbcClient.create(dataSource), folds.beginnings(), tables, scope);
        this.number = scope.number() == null ? null : new Counted(0, 0);
    }

    /** Rests so many times as long as it works. */
    RowCheck<S> restingFor(int times) {
        rest = times;
        return this;
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
        shadow.create();
        int done = 0;
        while (done < all.size() && (done == 0 || System.nanoTime() - begin < atMost())) {
            long began = System.nanoTime();
            var some = all.subList(done, Math.min(done + CASES, all.size()));
            compare(some, segments);
            LockSupport.parkNanos(rest * (System.nanoTime() - began));
            done += some.size();
        }
        boolean complete = done == all.size();
        var compared = new ArrayList<>(tables);
        if (complete && isWhole()) {
            compareTotals();
            compared.addAll(view.totals());
        }
        return new CheckReport(
                view.name(),
                segments.isEmpty() ? view.version() : segments.get(0).version(),
                Generations.position(segments),
                done,
                complete,
                withheld,
                complete ? null : new CaseId(all.get(done - 1)),
                compared.stream()
                        .map(t -> rows.getOrDefault(t, new TableRows(t, 0, 0)))
                        .toList(),
                number,
                differences,
                List.copyOf(first),
                (System.nanoTime() - begin) / 1_000_000);
    }

    private long atMost() {
        return scope.atMost().toNanos();
    }

    private void compare(List<UUID> cases, List<Token> segments) {
        shadow.empty(tables);
        var events = folds.events(cases);
        var secret = secretFromReader(events);
        withheld += secret.size();
        var states = folds.of(cases, events, event -> event.position() <= reached(event, segments));
        if (!states.isEmpty()) {
            view.save(states);
        }
        for (var table : tables) {
            var compared = shadow.compare(table, cases, NAMED - first.size());
            rows.merge(table, compared.rows(), RowCheck::plus);
            differences += compared.differences();
            compared.first().stream()
                    .map(d -> secret.contains(d.caseId()) ? d.withoutValues() : d)
                    .forEach(first::add);
        }
        if (scope.number() != null) {
            var more = shadow.count(scope.number(), without(secret, cases));
            number = new Counted(number.inView() + more.inView(), number.fromLog() + more.fromLog());
        }
    }

    /** Whether every case is looked at, so that what is of many of them can be compared. */
    private boolean isWhole() {
        return scope.caseId() == null && scope.unit() == null && scope.after() == null;
    }

    private void compareTotals() {
        for (var table : view.totals()) {
            var compared = shadow.compareAll(table, NAMED - first.size());
            rows.put(table, compared.rows());
            differences += compared.differences();
            first.addAll(compared.first());
        }
    }

    /** The cases of these events that are secret now and do not name the reader (P7.20). */
    private Set<CaseId> secretFromReader(List<StoredEvent> events) {
        var secret = new HashMap<CaseId, Secrecy>();
        events.stream()
                .filter(event -> SECRECY.contains(event.type()))
                .map(Recorded::of)
                .forEach(r -> secret.compute(r.caseId(), (id, was) -> Secrecy.on(was, r.event())));
        return scope.reader() == null
                ? Set.of()
                : secret.entrySet().stream()
                        .filter(e -> !e.getValue().names(scope.reader()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static List<UUID> without(Set<CaseId> secret, List<UUID> cases) {
        return cases.stream().filter(id -> !secret.contains(new CaseId(id))).toList();
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
        if (tables.isEmpty() && !isWhole()) {
            throw new InvalidQuery(
                    "视图 %s 不按投诉件保存，只能整体核对", "view %s keeps no rows of cases, check all of it", view.name());
        }
        if (scope.number() == null) {
            return;
        }
        var table = scope.number().table();
        require(tables.contains(table), table, () -> tables);
        var columns = shadow.columns(table);
        scope.number().where().keySet().forEach(c -> require(columns.contains(c), c, () -> columns));
    }

    private static void require(boolean known, String name, Supplier<List<String>> names) {
        if (!known) {
            throw new InvalidQuery("没有 %s，可选：%s", "there is no %s, there are: %s", name, Text.list(names.get()));
        }
    }

    private static TableRows plus(TableRows a, TableRows b) {
        return new TableRows(a.table(), a.inView() + b.inView(), a.fromLog() + b.fromLog());
    }
}
