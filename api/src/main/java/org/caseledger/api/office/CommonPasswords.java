package org.caseledger.api.office;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What passwords are mostly made of: common words in English and pinyin, rows of the keyboard, years, runs and
 * repetitions. What is left without them is what has to be guessed.
 */
final class CommonPasswords {
    private static final int FIRST_YEAR = 1940;
    private static final int LAST_YEAR = 2049;

    /** A run or repetition is of so many characters at least. */
    private static final int RUN = 3;

    private static final Map<Character, Character> LOOKALIKES =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

    private static final List<String> YEARS = IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
            .mapToObj(String::valueOf)
            .toList();

    private static final List<String> WORDS = words();

    private CommonPasswords() {}

    /** How many characters are left of a password without these words and all that is common. */
    static int left(String password, List<String> names) {
        var plain = normal(password);
        var undated = withoutRuns(removed(plain, YEARS.stream()));
        return Stream.of(plain, spoken(plain), spoken(undated))
                .mapToInt(text -> without(text, names))
                .min()
                .orElseThrow();
    }

    private static String spoken(String text) {
        var spoken = new StringBuilder();
        text.chars().forEach(c -> spoken.append(LOOKALIKES.getOrDefault((char) c, (char) c)));
        return spoken.toString();
    }

    /** How many are left without these words alone. */
    static int leftOfNames(String password, List<String> names) {
        return removed(normal(password), names.stream()).length();
    }

    private static int without(String text, List<String> names) {
        var words = Stream.of(names, WORDS, YEARS).flatMap(List::stream);
        var rest = removed(text, words);
        return withoutRuns(rest).length();
    }

    private static String removed(String text, Stream<String> words) {
        var rest = text;
        for (var word :
                words.map(CommonPasswords::normal).filter(w -> w.length() > 1).toList()) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    // Of abcd, 8765 or aaaa nothing has to be guessed but where it begins.
    private static String withoutRuns(String text) {
        var rest = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = i + 1;
            int step = end < text.length() ? text.charAt(end) - text.charAt(i) : 2;
            while (end < text.length() && Math.abs(step) <= 1 && text.charAt(end) - text.charAt(end - 1) == step) {
                end++;
            }
            if (end - i < RUN) {
                rest.append(text.charAt(i));
                i++;
            } else {
                i = end;
            }
        }
        return rest.toString();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> words() {
        var file = "/security/common-passwords.txt";
        try (var in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
