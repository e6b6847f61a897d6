package org.caseledger.procedure;

import java.util.List;

/** The values listed by a clause, in its order: a form offers only these, but other values are not refused. */
public record ListedValues<T>(List<T> values, String clause) {
    public ListedValues {
        InvalidValue.ifMissing("values", values);
        InvalidValue.ifRepeated("values", values);
        InvalidValue.ifMissing("clause", clause);
        values = List.copyOf(values);
    }
}
