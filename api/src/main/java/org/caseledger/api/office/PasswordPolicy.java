package org.caseledger.api.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
}
