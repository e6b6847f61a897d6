package org.caseledger.api.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.procedure.WorkCalendar;

/**
 * Reads the source's times, in the forms that its mapping names and in ISO's; one that says its
 * offset is that instant, any other is in the time zone of the file.
 */
final class SourceTimes {
    private final List<DateTimeFormatter> forms;
    private final ZoneId zone;
    private final LocalDateTime now;

    /** {@code now} is in the time zone of the office. */
    SourceTimes(List<String> formats, TableForm file, LocalDateTime now) {
        this.forms =
                Stream.concat(
                                formats.stream().map(format -> form(format, file.locale())),
                                Stream.of(
                                        DateTimeFormatter.ISO_DATE_TIME,
                                        DateTimeFormatter.ISO_LOCAL_DATE))
                        .toList();
        this.zone = file.zone();
        this.now = now;
    }

    /** Fails on a pattern that is none; strict, so that there is no 30 February. */
    static DateTimeFormatter form(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A day without a time counts from its first second. */
    Optional<SourceTime> receipt(String text) {
        return read(text).map(time -> time instanceof LocalDate day ? first(day) : exactly(time));
    }

    /** A day without a time counts to its last second, today to this one. */
    Optional<SourceTime> reply(String text) {
        return read(text).map(time -> time instanceof LocalDate day ? last(day) : exactly(time));
    }

    /** A day without a time counts to its last second, today too. */
    Optional<SourceTime> due(String text) {
        return read(text)
                .map(
                        time ->
                                time instanceof LocalDate day
                                        ? new SourceTime(office(day.atTime(23, 59, 59)), false)
                                        : exactly(time));
    }

    /** A day is that day, whatever the zone; a time is on the day that it is here. */
    Optional<LocalDate> day(String text) {
        return read(text)
                .map(
                        time ->
                                time instanceof LocalDate day
                                        ? day
                                        : exactly(time).at().toLocalDate());
    }

    boolean isFuture(SourceTime time) {
        return time.at().isAfter(now);
    }

    /** In the time zone of the office. */
    LocalDateTime now() {
        return now;
    }

    private SourceTime first(LocalDate day) {
        return new SourceTime(office(day.atStartOfDay()), false);
    }

    private SourceTime last(LocalDate day) {
        var end = office(day.atTime(23, 59, 59));
        boolean today = !first(day).at().isAfter(now) && end.isAfter(now);
        return new SourceTime(today ? now : end, false);
    }

    private SourceTime exactly(TemporalAccessor time) {
        return new SourceTime(
                time instanceof ZonedDateTime zoned
                        ? zoned.withZoneSameInstant(WorkCalendar.ZONE).toLocalDateTime()
                        : office((LocalDateTime) time),
                true);
    }

    private LocalDateTime office(LocalDateTime there) {
        return there.atZone(zone).withZoneSameInstant(WorkCalendar.ZONE).toLocalDateTime();
    }

    private Optional<TemporalAccessor> read(String text) {
        for (DateTimeFormatter form : forms) {
            try {
                return Optional.of(
                        form.parseBest(
                                text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException notThisForm) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }
}
