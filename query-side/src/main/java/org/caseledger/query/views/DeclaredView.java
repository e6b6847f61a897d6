package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A view that is declared: its fold, the events that it wants, the table that keeps what it folds, and the tables of
 * rows that are drawn from that.
 */
public abstract class DeclaredView<S> implements View<S> {
    /** What is kept of a case after an event, as {@link View#on}. */
    @FunctionalInterface
    protected interface Fold<S> {
        @Nullable
        S on(@Nullable S before, Recorded recorded);
    }

    private record Table<S, R>(Rows<R> rows, Function<S, Stream<R>> of) {
        void write(Collection<S> changed) {
            rows.write(changed.stream().flatMap(of).toList());
        }
    }

    private final DataSource dataSource;

    @Getter
    private final Cases cases;

    @Getter
    private final String name;

    @Getter
    private final int version;

    private final Class<S> type;
    private final Function<S, CaseId> id;
    private final Fold<S> fold;
    private final List<Table<S, ?>> tables = new ArrayList<>();
    private @Nullable CaseStateTable<S> kept;
    private boolean ofManyCases;
    private final List<Class<? extends LedgerEvent>> wanted = new ArrayList<>(List.of(ComplaintEvent.class));

    /** One of real cases; {@code id} is what identifies a state. */
    protected DeclaredView(
            DataSource dataSource, String name, int version, Class<S> type, Function<S, CaseId> id, Fold<S> fold) {
        this(dataSource, Cases.REAL, name, version, type, id, fold);
    }

    /** One of such cases; they have tables of their own. */
    protected DeclaredView(
            DataSource dataSource,
            Cases cases,
            String name,
            int version,
            Class<S> type,
            Function<S, CaseId> id,
            Fold<S> fold) {
        this.dataSource = dataSource;
        this.cases = cases;
        this.name = cases.view(name);
        this.version = version;
        this.type = type;
        this.id = id;
        this.fold = fold;
    }

    /** The events that it folds, or interfaces of them, in place of those of complaints. */
    @SafeVarargs
    protected final void folds(Class<? extends LedgerEvent>... types) {
        wanted.clear();
        for (var type : types) {
            wanted.add(type);
        }
    }

    /** The table that keeps the state of each case; a column {@code kept} is to be added. */
    protected final Rows<S> keeps(String table) {
        return keeps(table, "case_id");
    }

    /** One that keeps what is of no case, under its identity; so are all tables of this view. */
    protected final Rows<S> keepsOfNoCase(String table) {
        ofManyCases = true;
        return keeps(table, "id");
    }

    private Rows<S> keeps(String table, String key) {
        kept = new CaseStateTable<>(dataSource, cases.table(table), key, type, id);
        return rows(table, Stream::of).key(key, "uuid", id::apply);
    }

    /** A table of the rows that are drawn from a state. */
    protected final <R> Rows<R> rows(String table, Function<S, Stream<R>> of) {
        var rows = new Rows<R>(dataSource, cases.table(table));
        tables.add(new Table<>(rows, of));
        return rows;
    }

    @Override
    public List<String> tables() {
        return tables.stream().map(table -> table.rows().table()).toList();
    }

    @Override
    public List<String> totals() {
        return ofManyCases ? tables() : List.of();
    }

    @Override
    public final boolean wants(Class<? extends LedgerEvent> event) {
        return wanted.stream().anyMatch(type -> type.isAssignableFrom(event));
    }

    @Override
    public @Nullable S on(@Nullable S before, Recorded recorded) {
        return fold.on(before, recorded);
    }

    @Override
    public Map<CaseId, S> load(Collection<CaseId> of) {
        return Objects.requireNonNull(kept, "a table keeps the state").load(of);
    }

    @Override
    public void save(Collection<S> changed) {
        tables.forEach(table -> table.write(changed));
    }
}
