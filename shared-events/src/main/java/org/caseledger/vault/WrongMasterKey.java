package org.caseledger.vault;

import org.caseledger.events.Labelled;

/** The master key at hand is not the one that this ledger was sealed with. */
public final class WrongMasterKey extends RuntimeException implements Labelled {

    WrongMasterKey() {
        super("this is not the master key of this ledger");
    }

    @Override
    public String zh() {
        return "主密钥不是本账本所用的那一把，请恢复原密钥文件";
    }

    @Override
    public String en() {
        return "this is not the master key of this ledger: restore the original key file";
    }
}
