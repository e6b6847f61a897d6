package org.caseledger.api.security;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.binary.Base32;
import org.caseledger.vault.Vault;

/** Codes on paper for people who have lost the second factor: each is valid for one login. */
@RequiredArgsConstructor
final class RecoveryCodes {
    /** So many are made at a time. */
    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final int PART = 4;
    private static final String PURPOSE = "recovery codes";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vault vault;

    /** New ones, such as {@code k7q2-xm4n-…}: 80 bits each. */
    static List<String> make() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    private static String one() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var letters = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
        return letters.replaceAll("(.{" + PART + "})(?=.)", "$1-");
    }

    /** What is kept of them. */
    List<String> digests(String username, List<String> codes) {
        return codes.stream().map(code -> digest(username, code)).toList();
    }

    /** The digest of a typed code, with or without separators. */
    String digest(String username, String typed) {
        var code = typed.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return vault.code(PURPOSE, username + " " + code);
    }
}
