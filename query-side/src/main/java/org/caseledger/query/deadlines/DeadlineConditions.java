package org.caseledger.query.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.jspecify.annotations.Nullable;

/** Which rows of the clocks a list and its filter ask for. */
final class DeadlineConditions {
    private static final String ASSISTING = "clock = 'ASSISTANCE' AND answering = :within";

    private DeadlineConditions() {}

    /** The conditions of a list and a filter at an instant. */
    static Conditions of(DeadlineList list, DeadlineFilter filter, Instant now) {
        var conditions = Conditions.of(filter).with(seen(list), "within", filter.within());
        if (filter.day() != null) {
            due(conditions, "day", filter.day(), filter.day());
        }
        lit(conditions, filter.light(), now);
        return switch (list) {
            case DUE_SOON -> conditions.with("running AND amber_at <= :now AND due_at > :now", "now", now);
            case OVERDUE -> conditions.with("running AND due_at <= :now", "now", now);
            case MET_LATE -> conditions.with("status = 'MET' AND late", true);
            case RUNNING -> conditions.with("running", true);
        };
    }

    /**
     * The clocks of the unit's cases, and those under which it assists with a case of another: of what it has answered,
     * as long as it sees the case.
     */
    private static String seen(DeadlineList list) {
        return list == DeadlineList.MET_LATE
                ? "(unit = :within OR %s AND case_id IN (%s UNION ALL %s))"
                        .formatted(ASSISTING, assistedIn("board"), assistedIn("exercise_board"))
                : "(unit = :within OR %s)".formatted(ASSISTING);
    }

    private static String assistedIn(String board) {
        return "SELECT case_id FROM views.%s WHERE assisted_by @> ARRAY[:within::text]".formatted(board);
    }

    private static void lit(Conditions conditions, @Nullable Light light, Instant now) {
        if (light == null) {
            return;
        }
        var lit =
                switch (light) {
                    case RED -> "due_at <= :asOf";
                    case AMBER -> "due_at > :asOf AND amber_at <= :asOf";
                    case GREEN -> "due_at > :asOf AND amber_at > :asOf";
                };
        conditions.with(lit, "asOf", now);
    }

    /** And that they are due from a day to another, which {@code span} names the parameters by. */
    static Conditions due(Conditions conditions, String span, LocalDate first, LocalDate last) {
        var begin = span + "Begin";
        var end = span + "End";
        return conditions
                .with("due_at > :" + begin, begin, begin(first))
                .with("due_at <= :" + end, end, begin(last.plusDays(1)));
    }

    private static OffsetDateTime begin(LocalDate day) {
        return utc(day.atStartOfDay(WorkCalendar.ZONE).toInstant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Enums and ids as they are written in the rows. */
    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
