package org.caseledger.casefile;

import java.util.Locale;

/** What the reader of a case file gets of a file that an event names. */
public enum FileStanding {
    /** It is in the case file. */
    HERE,
    /** It is kept, and was not asked for or is not for this reader. */
    APART,
    /** Another form of a document that is in the case file, which can be edited. */
    FORM,
    /** It was destroyed with its case. */
    DESTROYED,
    /** The office has no such file. */
    MISSING,
    /** What the office has is no longer that file. */
    CHANGED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
