package org.caseledger.query.deadlines;

import java.util.Arrays;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** The numbers of a {@link Compliance}, each of which is a list of clocks. */
@RequiredArgsConstructor
public enum ComplianceFigure {
    TOTAL("true"),
    MET_IN_TIME("d.status = 'MET' AND NOT d.late AND NOT d.extended AND NOT d.as_stated"),
    MET_WITH_LEAVE("d.status = 'MET' AND NOT d.late AND d.extended AND NOT d.as_stated"),
    MET_AS_STATED("d.as_stated"),
    MET_LATE("d.status = 'MET' AND d.late"),
    MISSED("d.status <> 'MET' AND d.missed"),
    LAPSED("d.status = 'LAPSED' AND NOT d.missed"),
    RUNNING("d.status = 'OPEN' AND NOT d.missed");

    private final String condition;

    String condition() {
        return condition;
    }

    /** The columns of a {@link Compliance}: every number, and the rate. */
    static String columns() {
        return Arrays.stream(values())
                        .map(f -> counted(f.condition, f.name().toLowerCase()))
                        .collect(Collectors.joining(", "))
                + ", (%s)::float8 / nullif(%s, 0) AS rate"
                        .formatted(counted(MET_IN_TIME.condition), counted("d.status = 'MET' OR d.missed"));
    }

    private static String counted(String condition, String as) {
        return counted(condition) + " AS " + as;
    }

    private static String counted(String condition) {
        return "count(*) FILTER (WHERE %s)".formatted(condition);
    }
}
