package org.caseledger.api.web.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads a parameter of an address that names a time or a day of Shanghai. */
public final class TimeParameter {
    /** The parameters that end a period. */
    private static final Set<String> ENDS = Set.of("until", "to");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private TimeParameter() {}

    /** The instant that a parameter of an address gives, if it is there. */
    public static @Nullable Instant instantIfGiven(String parameter, @Nullable String text) {
        return text == null || text.isBlank() ? null : instant(parameter, text);
    }

    /** The instant that a parameter of an address gives, by a time or by a day of Shanghai. */
    public static Instant instant(String parameter, String text) {
        return instant(parameter, text, false);
    }

    /** The same where the parameter may also name an event, a position or now. */
    public static Instant amongMoments(String parameter, String text) {
        return instant(parameter, text, true);
    }

    private static Instant instant(String parameter, String text, boolean anyMoment) {
        var found = parse(parameter, text, anyMoment);
        if (!PossibleYears.hold(found)) {
            throw new InvalidInputException(parameter, PossibleYears.SAYS);
        }
        return found;
    }

    private static Instant parse(String parameter, String text, boolean anyMoment) {
        if (DAY.matcher(text).matches()) {
            return day(parameter, text);
        }
        try {
            // An unescaped + of an offset arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw notAMoment(parameter, anyMoment);
        }
    }

    // What ends with a day has all of it.
    private static Instant day(String parameter, String text) {
        try {
            var day = LocalDate.parse(text);
            return (ENDS.contains(parameter) ? day.plusDays(1) : day)
                    .atStartOfDay(WorkCalendar.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw notAMoment(parameter, false);
        }
    }

    private static InvalidInputException notAMoment(String parameter, boolean anyMoment) {
        return new InvalidInputException(
                parameter,
                "应为%s时间，如 2026-03-02T09:30:00+08:00",
                "must be a %stime like 2026-03-02T09:30:00+08:00",
                anyMoment ? new Text("日志位置、版本（如 v7）、now 或", "position, a version like v7, now, or a ") : "");
    }
}
