package org.caseledger.api.subscription;

import java.nio.charset.StandardCharsets;

/** Writes iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets. */
final class CalendarText {
    private static final int LONGEST = 75;

    private final StringBuilder text = new StringBuilder();

    /** A line whose value needs no escaping. */
    CalendarText line(String name, String value) {
        int octets = 0;
        var line = name + ":" + value;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            var one = Character.toString(line.codePointAt(i));
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
        }
        text.append("\r\n");
        return this;
    }

    /** A line whose value is a text, in which some characters have a meaning. */
    CalendarText text(String name, String value) {
        return line(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replaceAll("\\R", "\\\\n"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
