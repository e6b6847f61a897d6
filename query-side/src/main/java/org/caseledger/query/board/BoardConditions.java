package org.caseledger.query.board;

import java.time.Instant;
import org.caseledger.events.ComplaintState;
import org.caseledger.procedure.Light;
import org.caseledger.query.Conditions;
import org.jspecify.annotations.Nullable;

/** What a filter of the board asks of its rows. */
final class BoardConditions {
    /** The light of a case at {@code :now}. */
    static final String LIGHT = """
            CASE WHEN next_due_at <= :now THEN 'RED'
                 WHEN next_amber_at <= :now THEN 'AMBER'
                 ELSE 'GREEN' END""";

    private BoardConditions() {}

    /** The conditions of a filter at an instant. */
    static Conditions of(BoardFilter filter, Instant now) {
        var conditions = Conditions.of(filter)
                .with("NOT sealed_off", true)
                .with(BoardQueries.SEEN_WITHIN, "within", filter.within())
                // Both follow from the others too, and lead PostgreSQL to what is open or
                // under way.
                .with("open", filter.openOnly() || inAnOpenState(filter))
                .with("state <> 'ARCHIVED'", notArchived(filter));
        return filter.light() == null ? conditions : conditions.with(lit(filter.light()), "now", now);
    }

    /** Those that are under way: open, or with a running clock. */
    static Conditions underWay(Conditions conditions) {
        return conditions
                .with("(open OR next_due_at IS NOT NULL)", true)
                // Follows from it, and leads PostgreSQL to the index of those.
                .with("(state <> 'ARCHIVED' OR next_due_at IS NOT NULL)", true);
    }

    private static boolean inAnOpenState(BoardFilter filter) {
        return filter.state() != null && filter.state().isOpen();
    }

    private static boolean notArchived(BoardFilter filter) {
        return filter.openOnly() || (filter.state() != null && filter.state() != ComplaintState.ARCHIVED);
    }

    private static String lit(Light light) {
        return switch (light) {
            case RED -> "next_due_at <= :now";
            case AMBER -> "next_due_at > :now AND next_amber_at <= :now";
            case GREEN -> "(next_due_at IS NULL OR (next_due_at > :now AND next_amber_at > :now))";
        };
    }

    /** Enums and ids as they are written in the rows. */
    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
