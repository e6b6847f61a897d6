package org.caseledger.text;

import java.util.Locale;

/** A term of the domain in both languages of the office. */
public interface Labelled {

    /** The Chinese term, as the procedures write it. */
    String zh();

    /** The English term, in lower case where it may stand inside a sentence. */
    String en();

    /** English words as they begin a sentence, a heading or a label. */
    static String capitalized(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
