package org.caseledger.vault;

import org.caseledger.text.Labelled;

/** The available master key is not the one under which this ledger was sealed. */
public final class WrongMasterKey extends RuntimeException implements Labelled {

    private static final String ZH = "主密钥不是本账本所用的那一把，请恢复原密钥文件";
    private static final String EN =
            "this is not the master key of this ledger: restore the original key file";

    WrongMasterKey() {
        super(ZH + " / " + EN);
    }

    @Override
    public String zh() {
        return ZH;
    }

    @Override
    public String en() {
        return EN;
    }
}
