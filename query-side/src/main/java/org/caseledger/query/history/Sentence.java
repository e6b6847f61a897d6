package org.caseledger.query.history;

import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/** One sentence in both languages of the office. */
public record Sentence(String zh, String en) implements Labelled {

    /** A sentence with its facts; one that has a word in each language is told by that. */
    static Sentence say(String zh, String en, Object... facts) {
        return new Sentence(
                zh.formatted(told(facts, Labelled::zh)), en.formatted(told(facts, Labelled::en)));
    }

    private static Object[] told(Object[] facts, Function<Labelled, String> language) {
        return Stream.of(facts)
                .map(fact -> fact instanceof Labelled word ? language.apply(word) : fact)
                .toArray();
    }

    Sentence and(String moreZh, String moreEn) {
        return new Sentence(zh + moreZh, en + moreEn);
    }

    /** This sentence with a fact that may not be given. */
    Sentence given(String moreZh, String moreEn, @Nullable Object fact) {
        if (fact == null) {
            return this;
        }
        var more = say(moreZh, moreEn, fact);
        return and(more.zh, more.en);
    }
}
