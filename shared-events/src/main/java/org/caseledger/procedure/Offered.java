package org.caseledger.procedure;

import java.util.List;

/** What a clause lists, in its order: a form offers these alone, and nothing else is refused. */
public record Offered<T>(List<T> values, String clause) {

    public Offered {
        Mistake.ifMissing("values", values);
        Mistake.ifRepeated("values", values);
        Mistake.ifMissing("clause", clause);
        values = List.copyOf(values);
    }
}
