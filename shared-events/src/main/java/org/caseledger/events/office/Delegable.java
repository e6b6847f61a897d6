package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/**
 * 可授权代签的签批: which signatures a leader may delegate for a time. Signatures that a clause reserves for the head of the
 * office, or requires of two people, are not included.
 */
@Getter
@RequiredArgsConstructor
public enum Delegable implements Bilingual {
    /** P9.03: which unit handles a case. */
    ROUTING("签阅", "routing sign-off"),
    /** P9.12: a draft is approved or sent back. */
    REPLY("批准、退回回复稿", "approval or return of drafts"),
    /** P9.08: a deadline is extended, but not that of checking a lead (O121-27). */
    EXTENSION("延期", "extension of deadlines");

    private final String zh;
    private final String en;
}
