package org.caseledger.api.syslog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One entry as RFC 5424 writes it: what happened under its name in {@code facts}, with the position in the log by which
 * a repeated one is known, and a sentence.
 */
public record SyslogEntry(Instant at, String type, boolean refused, Map<String, String> facts, String sentence) {
    /** Log audit (RFC 5424, table 1). */
    private static final int FACILITY = 13;

    private static final int WARNING = 4;
    private static final int INFORMATIONAL = 6;

    /** The number that RFC 5612 has for those who have none of their own. */
    private static final String FACTS = "caseledger@32473";

    private static final String PROGRAM = "caseledger";
    private static final String NIL = "-";
    private static final int LONGEST_SENTENCE = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The text of the entry, sent by this host. */
    public String text(String host) {
        int priority = FACILITY * 8 + (refused ? WARNING : INFORMATIONAL);
        return "<%d>1 %s %s %s %s %s %s \uFEFF%s"
                .formatted(
                        priority,
                        TIME.format(at),
                        host.isEmpty() ? NIL : host,
                        PROGRAM,
                        NIL,
                        type,
                        structured(),
                        shortened(oneLine(sentence)));
    }

    private String structured() {
        return facts.entrySet().stream()
                .map(fact -> " %s=\"%s\"".formatted(fact.getKey(), escaped(fact.getValue())))
                .collect(Collectors.joining("", "[" + FACTS, "]"));
    }

    private static String escaped(String value) {
        return oneLine(value).replaceAll("([\"\\\\\\]])", "\\\\$1");
    }

    /** What a collector would take for the begin of another entry is none. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SENTENCE ? text : text.substring(0, LONGEST_SENTENCE);
    }
}
