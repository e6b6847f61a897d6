package org.caseledger.query.process;

/** Something that a step has to do with apart from its case, and in which way. */
public record StepLink(Of of, String id, String qualifier) {
    /** What it is. */
    public enum Of {
        PERSON,
        UNIT,
        DRAFT,
        OPINION,
        PAPER,
        EVIDENCE
    }
}
