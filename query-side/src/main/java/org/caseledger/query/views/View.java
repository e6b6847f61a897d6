package org.caseledger.query.views;

import java.util.Collection;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A pure fold over the events of a case, and the rows that keep it; {@code S} is everything the
 * view keeps of one case. Rows are read and written inside the transaction that moves the token.
 */
public interface View<S> {

    /** The name of the view, such as {@code board}. */
    String name();

    /** Stored with the token: a view of another version is built anew when the program starts. */
    int version();

    /** Whether the fold is shown this event; by default, those of complaints. */
    default boolean wants(LedgerEvent event) {
        return event instanceof ComplaintEvent;
    }

    /**
     * What is kept of the case after an event, without I/O; {@code before} itself when the event
     * changes nothing or is already in it, null as long as there is nothing to keep.
     */
    @Nullable S on(@Nullable S before, Recorded recorded);

    /** What is kept of these cases, in one statement; a case of which nothing is kept is absent. */
    Map<CaseId, S> load(Collection<CaseId> cases);

    /** Writes what has changed in a few statements of many rows. */
    void save(Collection<S> changed);

    /** Takes all rows away. */
    void clear();
}
