package org.caseledger.text;

/** A language of the office. */
public enum Language {
    CHINESE,
    ENGLISH;

    /** The words in this language. */
    public String choose(Labelled words) {
        return choose(words.zh(), words.en());
    }

    /** The one of two texts that is in this language. */
    public String choose(String zh, String en) {
        return this == ENGLISH ? en : zh;
    }
}
