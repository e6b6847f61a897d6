package org.caseledger.api.duty;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone that is kept reachable (P9.14), such as {@code 028-87654321转8012}. */
public final class Phone {
    private static final Pattern FORM = Pattern.compile("[0-9+][0-9+()\\- ]*(?:转[0-9]+)?");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    private Phone() {}

    /** The phone with plain digits; empty when it is none. */
    public static Optional<String> of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return Optional.of(plain)
                .filter(p -> p.length() >= SHORTEST && p.length() <= LONGEST)
                .filter(p -> FORM.matcher(p).matches());
    }
}
