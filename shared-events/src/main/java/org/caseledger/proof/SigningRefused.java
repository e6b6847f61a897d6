package org.caseledger.proof;

/** Nothing was signed; the reason is in both languages. */
public final class SigningRefused extends RuntimeException {

    private final boolean contradiction;
    private final String zh;
    private final String en;

    private SigningRefused(boolean contradiction, String zh, String en) {
        super(zh + " / " + en);
        this.contradiction = contradiction;
        this.zh = zh;
        this.en = en;
    }

    /** The database does not extend what was signed. */
    static SigningRefused contradiction(String zh, String en) {
        return new SigningRefused(true, zh, en);
    }

    /** This node does not have the signing key; another node may have it. */
    static SigningRefused notHere(String zh, String en) {
        return new SigningRefused(false, zh, en);
    }

    /**
     * Whether signing would contradict an earlier signature; otherwise the key is not on this node.
     */
    public boolean isContradiction() {
        return contradiction;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
