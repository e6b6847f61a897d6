package org.caseledger.api.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.web.problems.InvalidInputException;

/** A password has at least 8 characters, and no more bytes than its hash is made of. */
public final class PasswordPolicy {

    private static final int LEAST_CHARACTERS = 8;

    /** What bcrypt takes, in bytes of UTF-8. */
    private static final int MOST_BYTES = 72;

    private PasswordPolicy() {}

    /**
     * Throws {@link InvalidInputException} for the field of a password that is too short or too
     * long.
     */
    static void check(String field, String password) {
        mistake(field, password)
                .ifPresent(
                        mistake -> {
                            throw new InvalidInputException(List.of(mistake));
                        });
    }

    /** What is wrong with the length of the password of a field. */
    public static Optional<InvalidInputException.Field> mistake(String field, String password) {
        if (password.length() < LEAST_CHARACTERS) {
            return Optional.of(
                    new InvalidInputException.Field(
                            field, "至少%d个字符", "has at least %d characters", LEAST_CHARACTERS));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(
                        new InvalidInputException.Field(
                                field,
                                "最多%d字节（汉字%d个），现有%d字节",
                                "has at most %d bytes, which are %d Chinese characters; this has %d",
                                MOST_BYTES,
                                MOST_BYTES / 3,
                                bytes));
    }
}
