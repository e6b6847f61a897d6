package org.caseledger.tlog;

/**
 * A note that no known key has signed, or with a signature that does not verify with the key it
 * names.
 */
public final class NoteRejected extends RuntimeException {

    private final String zh;
    private final String en;

    private NoteRejected(String zh, String en) {
        super(zh + " / " + en);
        this.zh = zh;
        this.en = en;
    }

    static NoteRejected unknown() {
        return new NoteRejected("没有已知密钥的签名", "not signed by any known key");
    }

    static NoteRejected wrong(VerifierKey key) {
        return new NoteRejected(
                "密钥 %s 的签名不成立".formatted(key),
                "the signature does not hold for the key %s".formatted(key));
    }

    /** The same, preceded by the name of the note. */
    public NoteRejected of(String note) {
        return new NoteRejected(note + "：" + zh, note + ": " + en);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
