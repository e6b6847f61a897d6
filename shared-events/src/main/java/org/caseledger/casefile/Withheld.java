package org.caseledger.casefile;

import java.util.Locale;

/** Why a text that stands sealed in an event, or its whole payload, is not shown. */
public enum Withheld {
    /** Personal data, or a text that this reader did not ask to open or may not. */
    SEALED,
    /** An internal note. */
    NOTE,
    /** Sealed by an earlier version without a digest: shown, it would not be proved. */
    UNPROVABLE,
    /** It cannot be opened: its key was destroyed, or is not at this node. */
    UNREADABLE,
    /** Left out of this copy by whoever handed it out. */
    REDACTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
