package org.caseledger.events.respondent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** 统一社会信用代码 of a business (GB 32100-2015): 18 characters, the last of which checks the others. */
public final class CreditCode {
    /** How many characters it has. */
    public static final int LENGTH = 18;

    /** Its characters in the order of their values: no I, O, Z, S and V (GB 32100-2015, table 2). */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int BASE = CHARACTERS.length();
    // Places 3 to 8 are the division of GB/T 2260.
    private static final int DIVISION_FROM = 2;
    private static final int DIVISION_UNTIL = 8;

    /** What is wrong with a code; {@code place} counts from 1. */
    public record Mistake(Kind kind, int place, String found, String expected) {}

    /** Of which kind a mistake is. */
    public enum Kind {
        LENGTH,
        CHARACTER,
        CHECK
    }

    private CreditCode() {}

    /** A code as it was typed: full-width characters and small letters are normalised. */
    public static String normalized(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** What is first wrong with a normalised code. */
    public static Optional<Mistake> mistake(String code) {
        int[] characters = code.codePoints().toArray();
        for (int i = 0; i < Math.min(characters.length, LENGTH); i++) {
            boolean digitsOnly = i >= DIVISION_FROM && i < DIVISION_UNTIL;
            if (value(characters[i]) < 0 || digitsOnly && !isDigit(characters[i])) {
                var found = Character.toString(characters[i]);
                var expected = digitsOnly ? "0-9" : CHARACTERS;
                return Optional.of(new Mistake(Kind.CHARACTER, i + 1, found, expected));
            }
        }
        if (characters.length != LENGTH) {
            var found = String.valueOf(characters.length);
            return Optional.of(new Mistake(Kind.LENGTH, 0, found, String.valueOf(LENGTH)));
        }
        var check = String.valueOf(checkCharacter(code));
        var found = code.substring(LENGTH - 1);
        return check.equals(found) ? Optional.empty() : Optional.of(new Mistake(Kind.CHECK, LENGTH, found, check));
    }

    /** The character that checks the first 17; the weights are the powers of 3 (GB 32100-2015). */
    static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += value(code.charAt(i)) * weight;
            weight = weight * 3 % BASE;
        }
        return CHARACTERS.charAt((BASE - sum % BASE) % BASE);
    }

    private static int value(int character) {
        return CHARACTERS.indexOf(character);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
