package org.caseledger.proof;

import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** Nothing was signed, and why. */
public final class SigningRefused extends LabelledException {

    private final boolean contradiction;

    private SigningRefused(boolean contradiction, Text text) {
        super(text);
        this.contradiction = contradiction;
    }

    /** The database does not extend what was signed. */
    static SigningRefused contradiction(String zh, String en, Object... facts) {
        return new SigningRefused(true, Text.format(zh, en, facts));
    }

    /** An event follows that the ledger did not write; what stands before it is signed. */
    static SigningRefused foreign(ForeignEvent event) {
        return new SigningRefused(true, event.text());
    }

    /** This node does not have the signing key; another node may have it. */
    static SigningRefused notHere(String zh, String en) {
        return new SigningRefused(false, new Text(zh, en));
    }

    /**
     * Whether signing would contradict an earlier signature; otherwise the key is not on this node.
     */
    public boolean isContradiction() {
        return contradiction;
    }
}
