package org.caseledger.api.portal;

import org.jspecify.annotations.Nullable;

/**
 * The proof of being the complainant, as typed: the query code, and the last four digits of the phone. Every form about
 * a case has both, since earlier requests are not remembered.
 */
record PortalKey(String code, String digits) {
    private static final int MOST = 100;

    PortalKey {
        code = asTyped(code);
        digits = asTyped(digits);
    }

    private static String asTyped(@Nullable String text) {
        return text == null || text.length() > MOST ? "" : text;
    }
}
