package org.caseledger.query.search;

import java.util.EnumSet;
import java.util.Set;

/** The kind of a search term; each has a key of its own, so that one reveals nothing of another. */
enum Purpose {
    /** Words that are not sealed: who has the database can tell their numbers. */
    PLAIN,
    /** Sealed, but readable by everyone who may see the case. */
    OFFICIAL,
    /** The name of the complainant. */
    NAME,
    /** The digits of a phone number, all of them. */
    PHONE,
    /** The texts of complaint and reply. */
    TEXT;

    static final Set<Purpose> ALL = EnumSet.allOf(Purpose.class);

    /** Purposes by which everyone who may see the case can find it. */
    static final Set<Purpose> OF_ALL = EnumSet.of(PLAIN, OFFICIAL);
}
