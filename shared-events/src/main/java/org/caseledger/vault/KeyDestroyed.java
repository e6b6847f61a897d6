package org.caseledger.vault;

import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The key of this case was destroyed, so its sealed data can no longer be read. */
public final class KeyDestroyed extends LabelledException {
    KeyDestroyed(CaseId caseId) {
        super(Text.format("投诉件 %s 的密钥已销毁", "the key of case %s has been destroyed", caseId));
    }
}
