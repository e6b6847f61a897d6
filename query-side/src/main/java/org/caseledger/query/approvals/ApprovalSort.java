package org.caseledger.query.approvals;

/** What comes first among decisions. */
public enum ApprovalSort {
    /** The latest decision. */
    LATEST,
    /** The one that took longest. */
    LONGEST,
    /** The one that took least: a rubber stamp is quick. */
    QUICKEST
}
