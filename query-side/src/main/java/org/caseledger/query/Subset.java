package org.caseledger.query;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A constant that stands for some of the rows: those that its condition holds for. */
public interface Subset {
    String condition();

    String name();

    /** The constant that each row is of, as a column. */
    static String column(Subset[] all, String name) {
        return Arrays.stream(all)
                .map(one -> "WHEN %s THEN '%s'".formatted(one.condition(), one.name()))
                .collect(Collectors.joining(" ", "CASE ", " END AS " + name));
    }
}
