package org.caseledger.text;

import java.util.Locale;

/** What has a text in both languages of the office, such as a term of the domain. */
public interface Labelled {
    /** Its text. */
    Text text();

    /** The Chinese text, for a term as the procedures write it. */
    default String zh() {
        return text().zh();
    }

    /** The English text, in lower case where it may stand inside a sentence. */
    default String en() {
        return text().en();
    }

    /** English words as they begin a sentence, a heading or a label. */
    static String capitalized(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
