package org.caseledger.procedure;

/** A mandatory step, and the clause that requires it. */
public record Gate(String clause) {
    public Gate {
        InvalidValue.ifMissing("clause", clause);
    }
}
