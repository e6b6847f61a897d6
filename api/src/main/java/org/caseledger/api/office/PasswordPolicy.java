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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;

/**
 * A password has at least 10 characters, no more bytes than its hash is made of, and is neither a common one nor made
 * of the person’s names.
 */
public final class PasswordPolicy {
    private static final int LEAST_CHARACTERS = 10;

    /** What bcrypt takes, in bytes of UTF-8. */
    private static final int MOST_BYTES = 72;

    /** So many characters are left without what is common, or without the names. */
    private static final int LEFT = 4;

    private PasswordPolicy() {}

    /** Throws {@link InvalidInputException} for the field of a password that this person may not have. */
    static void check(String field, String password, String username, String name) {
        mistake(field, password, username, name).ifPresent(mistake -> {
            throw new InvalidInputException(List.of(mistake));
        });
    }

    /** What is wrong with the password of a field. */
    public static Optional<InvalidInputException.Field> mistake(
            String field, String password, String username, String name) {
        return length(field, password).or(() -> guessed(field, password, List.of(username, name)));
    }

    /** That a person has had this password a short while ago. */
    static InvalidInputException former() {
        return new InvalidInputException(
                "password", "不能与最近5次使用过的密码相同", "is one of the last five passwords of this person");
    }

    private static Optional<InvalidInputException.Field> length(String field, String password) {
        if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
            return Optional.of(
                    new InvalidInputException.Field(field, "至少%d个字符", "has at least %d characters", LEAST_CHARACTERS));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(new InvalidInputException.Field(
                        field,
                        "最多%d字节（汉字%d个），现有%d字节",
                        "has at most %d bytes, which are %d Chinese characters; this has %d",
                        MOST_BYTES,
                        MOST_BYTES / 3,
                        bytes));
    }

    private static Optional<InvalidInputException.Field> guessed(String field, String password, List<String> names) {
        if (CommonPasswords.leftOfNames(password, names) < LEFT) {
            return Optional.of(new InvalidInputException.Field(
                    field, "不能由登录名或姓名构成", "must not be made of the login name or the person’s name"));
        }
        boolean common = CommonPasswords.left(password, List.of()) < LEFT || CommonPasswords.left(password, names) == 0;
        return common
                ? Optional.of(new InvalidInputException.Field(
                        field,
                        "过于常见（常用词、拼音、键盘顺序、年份或连续重复的字符），请换一个",
                        "is too common (words, pinyin, keyboard rows, years, runs or repetitions); choose another one"))
                : Optional.empty();
    }

    /**
     * What passwords are mostly made of: common words in English and pinyin, rows of the keyboard, years, runs and
     * repetitions. What is left without them is what has to be guessed.
     */
    static final class CommonPasswords {
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
            for (var word : words.map(CommonPasswords::normal)
                    .filter(w -> w.length() > 1)
                    .toList()) {
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
}
