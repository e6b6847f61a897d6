package org.caseledger.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A calendar as a program reads it (RFC 5545): unfolded, in lines of name and value. */
record CalendarFile(List<Map.Entry<String, String>> lines) {
    static CalendarFile of(String text) {
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        var lines = new ArrayList<Map.Entry<String, String>>();
        for (var line : text.replace("\r\n ", "").split("\r\n")) {
            int colon = line.indexOf(':');
            assertThat(colon).as(line).isPositive();
            lines.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
        }
        return new CalendarFile(lines);
    }

    String first(String name) {
        return lines.stream()
                .filter(line -> line.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Its events, each with the values of its lines. */
    List<Map<String, String>> events() {
        var events = new ArrayList<Map<String, String>>();
        Map<String, String> open = null;
        for (var line : lines) {
            if (line.equals(Map.entry("BEGIN", "VEVENT"))) {
                open = new LinkedHashMap<>();
                events.add(open);
            } else if (line.equals(Map.entry("END", "VEVENT"))) {
                open = null;
            } else if (open != null) {
                assertThat(open.put(line.getKey(), line.getValue()))
                        .as("twice: %s", line)
                        .isNull();
            }
        }
        return events;
    }
}
