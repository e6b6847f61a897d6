package org.caseledger.vault;

import org.caseledger.events.CaseId;

/** The key of this case was destroyed, so its sealed data can no longer be read. */
public final class KeyDestroyed extends RuntimeException {

    KeyDestroyed(CaseId caseId) {
        super("投诉件 %s 的密钥已销毁 / the key of case %s has been destroyed".formatted(caseId, caseId));
    }
}
