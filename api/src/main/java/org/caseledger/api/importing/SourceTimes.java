package org.caseledger.api.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the source's times, in the forms that its mapping names and in ISO's. */
final class SourceTimes {
    private static final List<String> ISO =
            List.of("yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd");

    private final List<DateTimeFormatter> forms;
    private final LocalDateTime now;

    SourceTimes(List<String> formats, LocalDateTime now) {
        this.forms = Stream.concat(formats.stream(), ISO.stream()).map(SourceTimes::form).toList();
        this.now = now;
    }

    /** Fails on a pattern that is none; strict, so that there is no 30 February. */
    static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"))
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A day without a time counts from its first second. */
    Optional<SourceTime> receipt(String text) {
        return read(text)
                .map(
                        time ->
                                time instanceof LocalDate day
                                        ? new SourceTime(day.atStartOfDay(), false)
                                        : new SourceTime((LocalDateTime) time, true));
    }

    /** A day without a time counts to its last second, today to this one. */
    Optional<SourceTime> reply(String text) {
        return read(text)
                .map(
                        time ->
                                time instanceof LocalDate day
                                        ? new SourceTime(lastSecond(day), false)
                                        : new SourceTime((LocalDateTime) time, true));
    }

    boolean isFuture(SourceTime time) {
        return time.at().isAfter(now);
    }

    private LocalDateTime lastSecond(LocalDate day) {
        return day.equals(now.toLocalDate()) ? now : day.atTime(23, 59, 59);
    }

    private Optional<TemporalAccessor> read(String text) {
        for (DateTimeFormatter form : forms) {
            try {
                return Optional.of(form.parseBest(text, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException notThisForm) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }
}
