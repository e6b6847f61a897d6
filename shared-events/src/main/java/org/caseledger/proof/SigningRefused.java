package org.caseledger.proof;

/** Nothing was signed, and why, in both languages. */
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

    /** What the database holds does not go on from what was signed. */
    static SigningRefused contradiction(String zh, String en) {
        return new SigningRefused(true, zh, en);
    }

    /** This node has not the key that signs; another may have it. */
    static SigningRefused notHere(String zh, String en) {
        return new SigningRefused(false, zh, en);
    }

    /** Whether signing would contradict what was signed before; or else the key is not here. */
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
