package org.caseledger.command.gate;

import org.caseledger.text.Sha256;

/** SHA-256 in hex: of a public text directly, of a sealed one only in its keyed form ({@link Office#keyed}). */
public final class Digest {
    private Digest() {}

    /** The digest of a text's UTF-8 bytes. */
    public static String of(String text) {
        return Sha256.hex(text);
    }
}
