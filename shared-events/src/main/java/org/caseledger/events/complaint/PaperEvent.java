package org.caseledger.events.complaint;

import java.util.Map;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** Papers of a case, from their issue to their receipt. */
public sealed interface PaperEvent extends Act {
    /**
     * A paper was issued: the {@code serial}-th of its series, which is a kind in a year, and the SHA-256 (hex) of each
     * of its files, which are kept sealed with the case.
     */
    @EventType(value = "PaperIssued", zh = "制发文书", en = "Paper issued")
    @Says(zh = "制发{kind}，文号 {number}", en = "{kind} issued, number {number}")
    record PaperIssued(PaperKind kind, String series, long serial, Map<PaperFormat, String> files, Occurred occurred)
            implements PaperEvent {
        /** Its number, as printed on the paper. */
        public String number() {
            return series + "第" + serial + "号";
        }
    }

    /** A paper, named by its number, was given or sent to a recipient. */
    @EventType(value = "PaperDelivered", zh = "送达文书", en = "Paper delivered")
    @Says(zh = "文书 {paper} {way}，送达对象：{to}", en = "Paper {paper} delivered {way}, to: {to}")
    record PaperDelivered(String paper, @Official String to, DeliveryWay way, Occurred occurred)
            implements PaperEvent {}

    /** What became of a paper that was delivered: who received it, or why it came back. */
    @EventType(value = "PaperReceived", zh = "文书签收", en = "Paper received")
    @Says(zh = "文书 {paper} {outcome}[，说明：{note}]", en = "Paper {paper}: {outcome}[, note: {note}]")
    record PaperReceived(
            String paper,
            DeliveryOutcome outcome,
            @Official @Nullable String note,
            Occurred occurred) implements PaperEvent {}
}
