package org.caseledger.casefile;

import java.util.Base64;
import java.util.HexFormat;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.VerifierKey;

/** A fingerprint that two people compare over the telephone to confirm that they have the same key. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of the key's type and bytes, as hexadecimal digits in groups of four. */
    public static String of(VerifierKey key) {
        String vkey = key.toString();
        String typed = vkey.substring(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1);
        return HexFormat.of()
                .formatHex(Sha256.of(Base64.getDecoder().decode(typed)))
                .replaceAll("(.{4})(?=.)", "$1 ");
    }

    static String line(VerifierKey key) {
        return "%s%n    %s".formatted(key, of(key)).replace(System.lineSeparator(), "\n");
    }
}
