package org.caseledger.events.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads an instant digit by digit if it has the form of {@link Instant#toString}; the library reads
 * anything else, and rejects what is invalid. Its formatter took half of the time of reading an
 * event.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {

    private static final int SECONDS_END = "2026-03-02T01:00:00".length();
    private static final int NANO_DIGITS = 9;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant instant =
                parser.hasToken(JsonToken.VALUE_STRING) ? written(parser.getString()) : null;
        return instant != null ? instant : InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    private static @Nullable Instant written(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + NANO_DIGITS || !hasItsMarks(text, end)) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, SECONDS_END),
                            nanos(text, end))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null; // so that the library reports what is wrong
        }
    }

    private static boolean hasItsMarks(String text, int end) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(end) == 'Z'
                && (end == SECONDS_END || end > SECONDS_END + 1 && text.charAt(SECONDS_END) == '.');
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int nanos = number(text, SECONDS_END + 1, end);
        for (int digits = end - SECONDS_END - 1; digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException(text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
