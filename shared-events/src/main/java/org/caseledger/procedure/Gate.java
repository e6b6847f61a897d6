package org.caseledger.procedure;

/** A step that must not be left out, and the clause that asks for it. */
public record Gate(String clause) {

    public Gate {
        Mistake.ifMissing("clause", clause);
    }
}
