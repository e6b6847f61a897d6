package org.caseledger.vault;

import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A sealed text or the key of its case was changed, or belongs to another case, event or field. */
public final class SealBroken extends LabelledException {
    SealBroken(CaseId caseId, Throwable cause) {
        super(
                Text.format(
                        "投诉件 %s 的密文无法打开：密文或本件密钥已被改动，或不属于该件该处",
                        "sealed text of case %s cannot be opened: the text or the key of the case was changed, or belongs elsewhere",
                        caseId),
                cause);
    }
}
