package org.caseledger.events;

/** A term of the domain in both languages of the office. */
public interface Labelled {

    /** The Chinese term, as the procedures write it. */
    String zh();

    /** The English term. */
    String en();
}
