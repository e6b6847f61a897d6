package org.caseledger.vault;

import org.caseledger.text.LabelledException;

/** The available master key is not the one under which this ledger was sealed. */
public final class WrongMasterKey extends LabelledException {
    WrongMasterKey() {
        super("主密钥不是本账本所用的那一把，请恢复原密钥文件", "this is not the master key of this ledger: restore the original key file");
    }
}
