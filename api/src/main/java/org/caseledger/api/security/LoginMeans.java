package org.caseledger.api.security;

/** How somebody is known before a second factor of the ledger is asked for. */
public enum LoginMeans {
    PASSWORD,
    /** A passkey that was unlocked by its person: what one has and what one knows or is. */
    PASSKEY,
    /** Another party has told who it is. */
    SIGN_ON,
    /** The same, and has asked for a second factor itself. */
    SIGN_ON_TWICE
}
