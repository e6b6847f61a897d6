package org.caseledger.review;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How far the review committee is with a case of a sample. */
@Getter
@RequiredArgsConstructor
public enum ReviewState implements Bilingual {
    /** It waits for a conclusion, the first one or another after a second reader differed. */
    TO_CONCLUDE("待作结论", "to be concluded"),
    /** Its conclusion waits for a second reader. */
    TO_CONFIRM("待复核", "to be confirmed"),
    /** A second reader agreed with its conclusion. */
    CONFIRMED("已复核", "confirmed");

    private final String zh;
    private final String en;
}
