package org.caseledger.tlog;

/** A note that no known key has signed, or with a signature that is not the key's that it names. */
public final class NoteRejected extends RuntimeException {

    private NoteRejected(String message) {
        super(message);
    }

    static NoteRejected unknown() {
        return new NoteRejected("没有已知密钥的签名 / not signed by any known key");
    }

    static NoteRejected wrong(VerifierKey key) {
        return new NoteRejected(
                "密钥 %s 的签名不成立 / the signature does not hold for the key %s".formatted(key, key));
    }
}
