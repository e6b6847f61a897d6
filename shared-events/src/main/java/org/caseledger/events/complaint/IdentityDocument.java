package org.caseledger.events.complaint;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.caseledger.text.Text;

/**
 * The document by which a person proved their identity; of a resident identity card the number is checked (GB
 * 11643-1999), of others it is as stated.
 */
public record IdentityDocument(IdentityKind kind, String number) {
    private static final int LENGTH = 18;
    private static final int BIRTH_FROM = 6;
    private static final int BIRTH_UNTIL = 14;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** As it is kept: half-width, in capitals, without blanks. */
    public IdentityDocument {
        number = Normalizer.normalize(number, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** What is wrong with the number of a resident identity card; it does not repeat the number. */
    public Optional<Text> mistake() {
        if (kind != IdentityKind.RESIDENT_ID_CARD) {
            return Optional.empty();
        } else if (number.length() != LENGTH) {
            return Optional.of(Text.format("应为18位，填写的是%d位", "it must have 18 characters and has %d", number.length()));
        } else if (!number.matches("[0-9]{17}[0-9X]")) {
            return Optional.of(new Text("前17位须为数字，末位为数字或X", "17 digits are followed by a digit or X"));
        } else if (!isDay(number.substring(BIRTH_FROM, BIRTH_UNTIL))) {
            return Optional.of(new Text("第7至14位不是出生日期", "characters 7 to 14 are not a date of birth"));
        }
        return check() == number.charAt(LENGTH - 1)
                ? Optional.empty()
                : Optional.of(new Text(
                        "末位校验码与前17位不符，请核对各位数字", "the check character does not fit the 17 digits; compare each digit"));
    }

    private char check() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static boolean isDay(String digits) {
        try {
            LocalDate.parse(digits, BIRTH);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
