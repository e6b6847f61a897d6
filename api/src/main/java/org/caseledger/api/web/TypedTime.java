package org.caseledger.api.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.caseledger.procedure.WorkCalendar;

/** The value of a field for times, which has no offset: it is the time of Shanghai. */
public final class TypedTime {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private TypedTime() {}

    /** The same as REST takes it; what is no such time is left to be refused there. */
    public static String forRest(String text) {
        try {
            return LocalDateTime.parse(text)
                    .atZone(WorkCalendar.ZONE)
                    .toInstant()
                    .toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** An instant of REST as such a field holds it; empty when it is none. */
    public static Optional<String> of(String instant) {
        try {
            return Optional.of(Instant.parse(instant).atZone(WorkCalendar.ZONE).format(TYPED));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
