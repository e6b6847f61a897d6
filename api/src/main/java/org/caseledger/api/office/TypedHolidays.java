package org.caseledger.api.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.events.calendar.HolidaysRecorded.Day;
import org.jspecify.annotations.Nullable;

/** The notice of a year as it is typed: a day or a span of days in a line, and the name of the holiday. */
public record TypedHolidays(
        int year,
        String source,
        List<String> holidays,
        @Nullable List<String> makeUpDays) {
    private static final Pattern LINE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:\\s*(?:至|到|to|—|–|~|～)?\\s*(\\d{4}-\\d{2}-\\d{2}))?[\\s，,]+(\\S.*)");
    private static final int LONGEST = 31;

    /** The command; throws {@link InvalidInputException} for a line that cannot be read. */
    RecordHolidays command() {
        return new RecordHolidays(
                year,
                source,
                days("holidays", holidays),
                makeUpDays == null ? List.of() : days("makeUpDays", makeUpDays));
    }

    private static List<Day> days(String field, List<String> lines) {
        return lines.stream().flatMap(line -> days(field, line)).toList();
    }

    private static Stream<Day> days(String field, String line) {
        var read = LINE.matcher(line);
        if (!read.matches()) {
            throw mistake(field, line);
        }
        try {
            var first = LocalDate.parse(read.group(1));
            var last = read.group(2) == null ? first : LocalDate.parse(read.group(2));
            if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST))) {
                throw mistake(field, line);
            }
            return first.datesUntil(last.plusDays(1)).map(day -> new Day(day, read.group(3)));
        } catch (DateTimeException e) {
            throw mistake(field, line);
        }
    }

    private static InvalidInputException mistake(String field, String line) {
        return new InvalidInputException(
                field,
                "“%s”应形如“2027-01-01 元旦”或“2027-01-01 至 2027-01-03 元旦”",
                "“%s” must be like “2027-01-01 New Year” or “2027-01-01 to 2027-01-03 New Year”",
                line);
    }
}
