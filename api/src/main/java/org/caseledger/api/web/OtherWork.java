package org.caseledger.api.web;

/** Work other than cases that waits for a person: how much there is, and where it is listed. */
public record OtherWork(Kind kind, String address, long count) {
    /** What there is to do. */
    public enum Kind {
        /** What the person's unit is asked to assist with, under the unit's own deadlines. */
        ASSISTANCES,
        /** Supervision notices in cases of the person's unit, to be answered. */
        URGINGS,
        /** Overdue rectifications of the person's unit. */
        RECTIFICATIONS,
        /** Inspection sheets to be signed by a leader, or sent back to the unit. */
        INSPECTIONS,
        /** What was put before a superior authority, and was not answered yet. */
        ESCALATIONS,
        /** Reports upward that are to be sent, or did not arrive yet as far as is known. */
        REPORTS,
        /** Cases of samples that wait for a conclusion or a second reader. */
        REVIEWS,
        /** Cases waiting for a signature that a leader has delegated to the person. */
        DELEGATED,
        /** Archived cases whose destruction the ledger has proposed. */
        DESTRUCTIONS,
        /** Changes of parameters that an administrator has proposed, for a leader's consent. */
        PARAMETERS
    }
}
