package org.caseledger.vault;

import org.caseledger.text.LabelledException;

/** The office's master key is not available, so nothing can be sealed or opened. */
public final class VaultLocked extends LabelledException {
    public VaultLocked() {
        super("保险库已锁：没有主密钥", "the vault is locked: there is no master key");
    }
}
