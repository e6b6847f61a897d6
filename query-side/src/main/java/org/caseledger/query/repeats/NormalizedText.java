package org.caseledger.query.repeats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers and names of businesses in the one form in which they can be compared. */
final class NormalizedText {

    private static final int SHORTEST_PHONE = 7;
    private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86(?=1\\d{10}$)");
    private static final Pattern LEADING_ZERO = Pattern.compile("^0(?=1\\d{10}$)");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern FORM = Pattern.compile("(?:股份有限公司|有限责任公司|有限公司|公司|个体工商户)$");

    private NormalizedText() {}

    /** The digits, without the country's code before a mobile number; null for fewer than 7. */
    static @Nullable String phone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var digits = wide(text).replaceAll("\\D", "");
        digits = COUNTRY.matcher(digits).replaceFirst("");
        digits = LEADING_ZERO.matcher(digits).replaceFirst("");
        return digits.length() < SHORTEST_PHONE ? null : digits;
    }

    /**
     * The name in ordinary characters and lower case, without spaces, punctuation and brackets,
     * whose words stay, and without the legal form at its end; null when nothing is left.
     */
    static @Nullable String respondent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var name = NOT_WORD.matcher(wide(text)).replaceAll("");
        var trunk = FORM.matcher(name).replaceFirst("");
        var shown = trunk.isEmpty() ? name : trunk;
        return shown.isEmpty() ? null : shown;
    }

    private static String wide(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
