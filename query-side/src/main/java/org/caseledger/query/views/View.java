package org.caseledger.query.views;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A pure fold over the events of a case, and the rows that keep it; {@code S} is everything the view keeps of one case.
 * Rows are read and written inside the transaction that moves the token, whose search path selects the generation's
 * tables: their names have no schema.
 */
public interface View<S> {
    /** The name of the view, such as {@code board}. */
    String name();

    /**
     * Kept with the token: rows of a lower version are built anew, alongside the old ones. It must be raised with every
     * change of what the fold makes of events, or of the rows drawn from it.
     */
    int version();

    /** The version of rows that are made under a version of the master key, and anew under the next. */
    static int under(int keyVersion, int version) {
        return (keyVersion - 1) * 1_000 + version;
    }

    /** The view's tables, which live in schema {@code views}; no other view writes them. */
    List<String> tables();

    /** Those of them whose rows are of many cases, so that none can be compared with one case. */
    default List<String> totals() {
        return List.of();
    }

    /** Of which cases it is shown the events: the real ones, unless it is a view of exercises. */
    default Cases cases() {
        return Cases.REAL;
    }

    /** Whether the fold is shown such events; by default, those of complaints. */
    default boolean wants(Class<? extends LedgerEvent> type) {
        return ComplaintEvent.class.isAssignableFrom(type);
    }

    /**
     * What is kept of the case after an event, without I/O; {@code before} itself when the event changes nothing or is
     * already in it, null as long as there is nothing to keep.
     */
    @Nullable
    S on(@Nullable S before, Recorded recorded);

    /** What is kept after several events of the case, in their order: as {@link #on} for each. */
    default @Nullable S after(@Nullable S before, List<Recorded> events) {
        S after = before;
        for (var recorded : events) {
            after = on(after, recorded);
        }
        return after;
    }

    /** The kept state of these cases, in one statement; a case without one is absent. */
    Map<CaseId, S> load(Collection<CaseId> cases);

    /** Writes what has changed in a few statements of many rows. */
    void save(Collection<S> changed);

    /** The remembered state of a case after writing: no more than {@link #load} returns. */
    default S written(S saved) {
        return saved;
    }

    /** Whether {@link #load} gives back what was saved, so that it can be remembered instead. */
    default boolean remembers() {
        return true;
    }
}
