package org.caseledger.api.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.Getter;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;

/**
 * Reads the source's times, in the forms that its mapping names and in ISO's; one that says its offset is that instant,
 * any other is in the time zone of the file.
 */
final class SourceTimes {
    /** No complaint is older; a year before it is one of two digits, or a slip. */
    private static final int FIRST_YEAR = 1900;

    /** ISO's, with a space too, as a date and a time of day of two columns are joined. */
    private static final List<Form> ISO = List.of(
            new Form("yyyy-MM-dd'T'HH:mm:ss", DateTimeFormatter.ISO_DATE_TIME),
            new Form(
                    "yyyy-MM-dd HH:mm:ss",
                    new DateTimeFormatterBuilder()
                            .append(DateTimeFormatter.ISO_LOCAL_DATE)
                            .appendLiteral(' ')
                            .append(DateTimeFormatter.ISO_LOCAL_TIME)
                            .toFormatter(Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT)),
            new Form("yyyy-MM-dd", DateTimeFormatter.ISO_LOCAL_DATE));

    static final Text NO_TIME = new Text("时间无法识别", "not a time");
    static final Text NO_DAY = new Text("日期无法识别", "not a date");

    private final List<Form> forms;
    private final int named;
    private final ZoneId zone;

    /** In the time zone of the office. */
    @Getter
    private final LocalDateTime now;

    /** {@code now} is in the time zone of the office. */
    SourceTimes(List<String> formats, TableForm file, LocalDateTime now) {
        this.forms = Stream.concat(
                        formats.stream().map(format -> new Form(format, form(format, file.locale()))), ISO.stream())
                .toList();
        this.named = formats.size();
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
                .map(time -> time instanceof LocalDate day
                        ? new SourceTime(office(day.atTime(23, 59, 59)), false)
                        : exactly(time));
    }

    /** A day is that day, whatever the zone; a time is on the day that it is here. */
    Optional<LocalDate> day(String text) {
        return read(text)
                .map(time ->
                        time instanceof LocalDate day ? day : exactly(time).at().toLocalDate());
    }

    boolean isFuture(SourceTime time) {
        return time.at().isAfter(now);
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

    /** What is wrong with a text that is {@code none}, or a time of a year that cannot be meant. */
    RowRefused refused(List<String> columns, String text, Text none) {
        for (Form form : forms) {
            var time = form.read(text);
            if (time.isPresent()) {
                return new RowRefused(
                        columns,
                        "按格式 %3$s，“%1$s”的年份是 %2$d；两位数的年份在格式中写作 yy",
                        "the year of %1$s is %2$d by the format %3$s; for years of two digits"
                                + " write yy in the format",
                        RowMapper.abridged(text),
                        time.get().get(ChronoField.YEAR),
                        form.pattern());
            }
        }
        var formats = forms.stream().limit(named).map(Form::pattern).toList();
        return new RowRefused(
                columns,
                "%s：%s；格式：%s",
                "%s: %s; formats: %s",
                none,
                RowMapper.abridged(text),
                formats.isEmpty() ? "ISO" : Text.list(formats));
    }

    private Optional<TemporalAccessor> read(String text) {
        return forms.stream()
                .flatMap(form -> form.read(text).stream())
                .filter(time -> time.get(ChronoField.YEAR) >= FIRST_YEAR)
                .findFirst();
    }

    /** One way in which the source writes times. */
    private record Form(String pattern, DateTimeFormatter formatter) {
        Optional<TemporalAccessor> read(String text) {
            try {
                return Optional.of(
                        formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException notThisForm) {
                return Optional.empty();
            }
        }
    }
}
