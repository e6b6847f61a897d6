package org.caseledger.api.feed;

/** Why the feed reports only that an event happened, without its contents. */
public enum Withheld {
    /** Its case is secret, so that only the people it names know it (P7.20). */
    SECRET,
    /** Its case is sealed off or destroyed. */
    SEALED_OFF,
    /** It is about what a person or complainant logs in with, or has chosen for themselves. */
    PERSONAL,
    /** A newer version of the ledger wrote it, and this one cannot tell what it holds. */
    UNKNOWN;

    /** The value of the attribute. */
    String value() {
        return name().toLowerCase().replace('_', '-');
    }
}
