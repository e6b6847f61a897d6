package org.caseledger.query.moments;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why the ledger knew of something only after it had happened. */
@Getter
@RequiredArgsConstructor
public enum LateEntryMark implements Bilingual {
    LATE("补录", "late entry"),
    CORRECTION("事后更正", "later correction"),
    MIGRATED("迁移录入", "migrated entry");

    private final String zh;
    private final String en;
}
