package org.caseledger.proof;

import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** Nothing was signed, and why. */
public final class SigningRefused extends LabelledException {
    private static final Text WHAT_TO_DO = new Text(
            "它可能是已被取代的主库、丢失事件的备库或旧备份，不在其上启动。请改连正确的数据库；事件确已丢失的，先续记（ledger go-on）再启动",
            "it may be a primary that was replaced, a standby that has lost events, or an old"
                    + " backup, and the node does not start on it. Connect it to the right database;"
                    + " if the events are lost for good, have the log go on (ledger go-on), then"
                    + " start it");

    private final boolean contradiction;

    private SigningRefused(boolean contradiction, Text text) {
        super(text);
        this.contradiction = contradiction;
    }

    /** The database does not extend what was signed. */
    static SigningRefused contradiction(String zh, String en, Object... facts) {
        return new SigningRefused(true, Text.format(zh, en, facts));
    }

    /** The log ends before what this node has signed or seen. */
    static SigningRefused otherLog(long signed, long head) {
        return contradiction(
                "本节点已签署到位置 %d，所连数据库的日志只到 %d：" + WHAT_TO_DO.zh(),
                "this node has signed up to position %d, but the log of this database ends at %d: " + WHAT_TO_DO.en(),
                signed,
                head);
    }

    /** The log has other events where this node has signed or seen some. */
    static SigningRefused otherLog(long signed) {
        return contradiction(
                "所连数据库的日志在位置 %d 之前与本节点签署的不同：" + WHAT_TO_DO.zh(),
                "up to position %d the log of this database is not the one that this node has signed: "
                        + WHAT_TO_DO.en(),
                signed);
    }

    /** An event follows that the ledger did not write; what stands before it is signed. */
    static SigningRefused foreign(ForeignEvent event) {
        return new SigningRefused(true, event.text());
    }

    /** This node does not have the signing key; another node may have it. */
    static SigningRefused notHere(String zh, String en) {
        return new SigningRefused(false, new Text(zh, en));
    }

    /** Whether signing would contradict an earlier signature; otherwise the key is not on this node. */
    public boolean isContradiction() {
        return contradiction;
    }
}
