package org.caseledger.vault;

/** The master key at hand is not the one that this ledger was sealed with. */
public final class WrongMasterKey extends RuntimeException {

    WrongMasterKey() {
        super(
                "主密钥不是本账本所用的那一把，请恢复原密钥文件 / this is not the master key of this ledger: restore the original key file");
    }
}
