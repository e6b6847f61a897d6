package org.caseledger.tlog;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A note that no known key has signed, or with a signature that does not verify with the key it names. */
public final class NoteRejected extends LabelledException {
    private NoteRejected(Text text) {
        super(text);
    }

    static NoteRejected unknown() {
        return new NoteRejected(new Text("没有已知密钥的签名", "not signed by any known key"));
    }

    static NoteRejected wrong(VerifierKey key) {
        return new NoteRejected(Text.format("密钥 %s 的签名不成立", "the signature does not hold for the key %s", key));
    }

    /** The same, preceded by the name of the note. */
    public NoteRejected of(String note) {
        return new NoteRejected(new Text(note + "：" + zh(), note + ": " + en()));
    }
}
