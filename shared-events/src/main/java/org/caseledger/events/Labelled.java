package org.caseledger.events;

/** A word of the domain that people read, in both languages of the office. */
public interface Labelled {

    /** The Chinese word, as the procedures write it. */
    String zh();

    /** The English word. */
    String en();
}
