package org.caseledger.query.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The terms of a text. Text is made comparable first (NFKC, lower case: full-width digits become ordinary ones); then
 * Chinese runs give their characters and pairs, by code points, other words themselves, without leading zeros too, and
 * their beginnings of 3 to 12 characters. Sealed text gives pairs and whole words alone.
 */
public final class Terms {
    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_BEGINNING = 12;

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    // The Chinese characters of the first version of Unicode, without a gap.
    private static final int FIRST_HAN = '一';
    private static final int LAST_HAN = '龥';

    /** A run of characters of one sort. */
    private record Run(int[] characters, boolean chinese) {
        String part(int from, int to) {
            return new String(characters, from, to - from);
        }

        int length() {
            return characters.length;
        }
    }

    private Terms() {}

    /** Every term under which a case with these texts is found; no pair spans two texts. */
    static Set<String> of(Collection<String> texts) {
        var terms = new LinkedHashSet<String>();
        texts.forEach(text -> add(text, terms));
        return terms;
    }

    /**
     * Every term under which a case with these sealed texts is found: fewer, since single characters and beginnings are
     * so few that their numbers would tell them.
     */
    static Set<String> ofSealed(Collection<String> texts) {
        var terms = new LinkedHashSet<String>();
        for (var text : texts) {
            for (var run : runs(text)) {
                if (run.chinese()) {
                    addPairs(run, terms);
                } else {
                    addWhole(run, terms);
                }
            }
        }
        return terms;
    }

    private static void addWhole(Run run, Set<String> terms) {
        var word = run.part(0, run.length());
        terms.add(word);
        if (word.charAt(0) == '0') {
            terms.add(LEADING_ZEROS.matcher(word).replaceFirst(""));
        }
    }

    private static void add(String text, Set<String> terms) {
        for (var run : runs(text)) {
            if (run.chinese()) {
                for (int i = 0; i < run.length(); i++) {
                    terms.add(run.part(i, i + 1));
                }
                addPairs(run, terms);
            } else {
                addWhole(run, terms);
                int longest = Math.min(LONGEST_BEGINNING, run.length());
                for (int end = SHORTEST_BEGINNING; end <= longest; end++) {
                    terms.add(run.part(0, end));
                }
            }
        }
    }

    /** The terms that a text must have to be found: fewer, since pairs hold their characters. */
    public static Set<String> asked(String question) {
        var terms = new LinkedHashSet<String>();
        for (var run : runs(question)) {
            if (run.chinese() && run.length() > 1) {
                addPairs(run, terms);
            } else {
                terms.add(run.part(0, run.length()));
            }
        }
        return terms;
    }

    /** Whether each run of a question occurs literally in one of the texts. */
    static boolean occur(String question, Collection<String> texts) {
        var normal = texts.stream().map(Terms::normal).toList();
        return runs(question).stream()
                .map(run -> run.part(0, run.length()))
                .allMatch(words -> normal.stream().anyMatch(text -> text.contains(words)));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static void addPairs(Run run, Set<String> terms) {
        for (int i = 0; i + 2 <= run.length(); i++) {
            terms.add(run.part(i, i + 2));
        }
    }

    private static List<Run> runs(String text) {
        int[] all = normal(text).codePoints().toArray();
        var runs = new ArrayList<Run>();
        int start = 0;
        var sort = Sort.OTHER;
        for (int i = 0; i <= all.length; i++) {
            var next = i == all.length ? Sort.OTHER : sort(all[i]);
            if (next != sort) {
                if (sort != Sort.OTHER) {
                    var characters = Arrays.copyOfRange(all, start, i);
                    runs.add(new Run(characters, sort == Sort.CHINESE));
                }
                start = i;
                sort = next;
            }
        }
        return runs;
    }

    private enum Sort {
        CHINESE,
        WORD,
        OTHER
    }

    // Scripts that write words without spaces between them go by characters and pairs.
    private static Sort sort(int character) {
        if (character >= FIRST_HAN && character <= LAST_HAN) {
            return Sort.CHINESE; // most of all characters: the tables of Unicode need not be asked
        }
        if (!Character.isLetterOrDigit(character)) {
            return Sort.OTHER;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI -> Sort.CHINESE;
            default -> Sort.WORD;
        };
    }
}
