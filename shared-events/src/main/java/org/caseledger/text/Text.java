package org.caseledger.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text in both languages of the office. */
public record Text(String zh, String en) implements Labelled {
    /** A text with its facts; a fact that has a text itself appears in the language around it. */
    public static Text format(String zh, String en, Object... facts) {
        var all = Arrays.asList(facts);
        return new Text(
                zh.formatted(in(Labelled::zh, all).toArray()),
                en.formatted(in(Labelled::en, all).toArray()));
    }

    /** Facts or words as a list in one text. */
    public static Text list(Collection<?> facts) {
        return new Text(
                in(Labelled::zh, facts).map(String::valueOf).collect(Collectors.joining("、")),
                in(Labelled::en, facts).map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** A way from the broad to the narrow, such as that of a category. */
    public static Text path(List<Text> names) {
        return new Text(
                names.stream().map(Text::zh).collect(Collectors.joining(" / ")),
                names.stream().map(Text::en).collect(Collectors.joining(" / ")));
    }

    private static Stream<?> in(Function<Labelled, String> language, Collection<?> facts) {
        return facts.stream().map(fact -> fact instanceof Labelled word ? language.apply(word) : fact);
    }

    /** This text with another one after it. */
    public Text and(Text more) {
        return and(more.zh, more.en);
    }

    /** This text with more after it. */
    public Text and(String moreZh, String moreEn) {
        return new Text(zh + moreZh, en + moreEn);
    }

    /** This text with a fact after it, if there is one. */
    public Text andIfPresent(String moreZh, String moreEn, @Nullable Object fact) {
        return fact == null ? this : and(format(moreZh, moreEn, fact));
    }

    @Override
    public Text text() {
        return this;
    }

    /** Both languages, for the log of the program. */
    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
