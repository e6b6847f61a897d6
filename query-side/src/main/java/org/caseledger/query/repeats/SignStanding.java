package org.caseledger.query.repeats;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The result for a factor of article 17 from the ledger; a person decides on it (O121-17). */
@Getter
@RequiredArgsConstructor
public enum SignStanding implements Bilingual {
    SEEN("台账可见此情形", "seen in the ledger"),
    NOT_SEEN("台账未见此情形", "not seen in the ledger"),
    /** The complaint is anonymous, or its texts are erased. */
    NOTHING_TO_COMPARE("本件无可比对的信息", "nothing to compare by"),
    FOR_A_PERSON("由人判断", "for a person to judge");

    private final String zh;
    private final String en;
}
