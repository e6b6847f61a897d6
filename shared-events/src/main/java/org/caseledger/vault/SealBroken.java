package org.caseledger.vault;

import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A sealed text was changed, belongs to another case, or was sealed under another key. */
public final class SealBroken extends LabelledException {

    SealBroken(CaseId caseId, Throwable cause) {
        super(
                Text.format(
                        "投诉件 %s 的密文无法打开：已被改动，或不属于该件",
                        "sealed text of case %s cannot be opened: changed, or of another case",
                        caseId),
                cause);
    }
}
