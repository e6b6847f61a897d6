package org.caseledger.query.search;

/** As what a term is found; each has a key of its own, so that none tells anything of another. */
enum Purpose {
    /** Words that are not sealed: who has the database can tell their numbers. */
    PLAIN,
    /** The name of the complainant. */
    NAME,
    /** The digits of a phone number, all of them. */
    PHONE,
    /** What was told and replied. */
    TEXT
}
