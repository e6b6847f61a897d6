package org.caseledger.events.complaint;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The person who complains; stored only sealed (P1.06, P1.08, O121-10). */
public record Complainant(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable IdentityDocument identity,
        @Nullable ComplainantAgent agent) {
    private static final int END = 4;

    /** In person, by no document. */
    public Complainant(String name, @Nullable String phone, @Nullable String email, @Nullable String address) {
        this(name, phone, email, address, null, null);
    }

    /** The last four digits of the phone as {@link #digits} reads them; empty where it has fewer. */
    public Optional<String> endOfPhone() {
        var all = phone == null ? "" : digits(phone);
        return all.length() < END ? Optional.empty() : Optional.of(all.substring(all.length() - END));
    }

    /** The digits of a text as 0 to 9, also those of full width; whatever else it has is left out. */
    public static String digits(String text) {
        return text.codePoints()
                .map(character -> Character.digit(character, 10))
                .filter(digit -> digit >= 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }
}
