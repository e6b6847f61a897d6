package org.caseledger.procedure;

import java.util.List;

/**
 * The values listed by a clause, in its order: a form offers only these, but other values are not
 * refused.
 */
public record Offered<T>(List<T> values, String clause) {

    public Offered {
        Mistake.ifMissing("values", values);
        Mistake.ifRepeated("values", values);
        Mistake.ifMissing("clause", clause);
        values = List.copyOf(values);
    }
}
