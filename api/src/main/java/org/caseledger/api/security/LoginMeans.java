package org.caseledger.api.security;

/** How a person was identified before a second factor of the ledger is required. */
public enum LoginMeans {
    PASSWORD,
    /** A passkey that was unlocked by its person: what one has and what one knows or is. */
    PASSKEY,
    /** Identified by another party. */
    SIGN_ON,
    /** The same, and has asked for a second factor itself. */
    SIGN_ON_TWICE
}
