package org.caseledger.query.repeats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers, addresses and names in the one form in which they can be compared. */
final class NormalizedText {
    private static final int SHORTEST_PHONE = 7;
    private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86(?=1\\d{10}$)");
    private static final Pattern LEADING_ZERO = Pattern.compile("^0(?=1\\d{10}$)");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern FORM = Pattern.compile("(?:股份有限公司|有限责任公司|有限公司|公司|个体工商户)$");

    // 王先生, 张某, 李**, 匿名: whoever this is, it may be the same person as another name or not.
    private static final Pattern NOBODY =
            Pattern.compile(".*(?:先生|女士|小姐|同志)|匿名.*|不详|未知|不愿透露.*|无名氏?|群众|市民|消费者|投诉人|顾客|本人");
    private static final Pattern MASKED = Pattern.compile("[*×某]");
    private static final int SHORTEST_NAME = 2;
    // A place without a number identifies no one: an address has the number of a house, a building or a room.
    private static final Pattern HOUSE = Pattern.compile("\\p{N}|[一二三四五六七八九十](?:号|栋|幢|座|单元|室|组|社|队|楼|层)");
    private static final int SHORTEST_ADDRESS = 6;

    private NormalizedText() {}

    /**
     * The digits, without the country's code before a mobile number; null for fewer than 7, and for one digit over and
     * over, which stands for no number.
     */
    static @Nullable String phone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var digits = wide(text).replaceAll("\\D", "");
        digits = COUNTRY.matcher(digits).replaceFirst("");
        digits = LEADING_ZERO.matcher(digits).replaceFirst("");
        boolean isNumber =
                digits.length() >= SHORTEST_PHONE && digits.chars().distinct().count() > 1;
        return isNumber ? digits : null;
    }

    /** The name of a person; null for what may be anybody's, as 王先生, 张某 or 李**. */
    static @Nullable String fullName(@Nullable String text) {
        if (text == null || MASKED.matcher(wide(text)).find()) {
            return null;
        }
        var name = letters(text);
        boolean whole = name.codePointCount(0, name.length()) >= SHORTEST_NAME
                && !NOBODY.matcher(name).matches();
        return whole ? name : null;
    }

    /** An email address; null for what is none. */
    static @Nullable String email(@Nullable String text) {
        var email = text == null ? "" : wide(text).strip();
        return email.contains("@") ? email : null;
    }

    /** An address; null for a place without the number of a house, building or room. */
    static @Nullable String address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var address = letters(text);
        boolean whole =
                address.length() >= SHORTEST_ADDRESS && HOUSE.matcher(address).find();
        return whole ? address : null;
    }

    /**
     * The name in ordinary characters and lower case, without spaces, punctuation and brackets, whose words stay, and
     * without the legal form at its end; null when nothing is left.
     */
    static @Nullable String respondent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var name = letters(text);
        var trunk = FORM.matcher(name).replaceFirst("");
        var shown = trunk.isEmpty() ? name : trunk;
        return shown.isEmpty() ? null : shown;
    }

    private static String letters(String text) {
        return NOT_WORD.matcher(wide(text)).replaceAll("");
    }

    private static String wide(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
