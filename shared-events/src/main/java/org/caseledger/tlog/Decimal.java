package org.caseledger.tlog;

import java.util.regex.Pattern;

/** Numbers as these formats write them: decimal digits without leading zeros, from 0 to 2⁶³−1. */
final class Decimal {
    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Decimal() {}

    static long parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new Malformed("not a decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("a number too large", e);
        }
    }
}
