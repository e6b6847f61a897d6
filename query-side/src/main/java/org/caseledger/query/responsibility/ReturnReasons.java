package org.caseledger.query.responsibility;

import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;

/** Numbers by which equal reasons of returns are counted together while each of them is sealed. */
public record ReturnReasons(Vault vault, OfficialTexts texts) {
    private static final String PURPOSE = "reasons of returns";

    /** On a node without the master key, which folds nothing new, each reason is one of its own. */
    public String key(String reason) {
        return vault.isOpen() ? Long.toHexString(vault.blind(PURPOSE, texts.open(reason))) : reason;
    }
}
