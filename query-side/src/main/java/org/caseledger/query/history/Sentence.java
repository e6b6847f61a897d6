package org.caseledger.query.history;

import org.caseledger.events.Labelled;
import org.jspecify.annotations.Nullable;

/** One sentence in both languages of the office. */
public record Sentence(String zh, String en) implements Labelled {

    /** A sentence whose facts are the same text in both languages. */
    static Sentence say(String zh, String en, Object... facts) {
        return new Sentence(zh.formatted(facts), en.formatted(facts));
    }

    /** As {@link #say}, with a first fact that has a word in each language. */
    static Sentence word(String zh, String en, Labelled first, Object... others) {
        return new Sentence(
                zh.formatted(all(first.zh(), others)), en.formatted(all(first.en(), others)));
    }

    private static Object[] all(Object first, Object[] others) {
        var all = new Object[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    Sentence and(String moreZh, String moreEn) {
        return new Sentence(zh + moreZh, en + moreEn);
    }

    /** This sentence with a fact that may not be given. */
    Sentence given(String moreZh, String moreEn, @Nullable Object fact) {
        return fact == null ? this : and(moreZh.formatted(fact), moreEn.formatted(fact));
    }
}
