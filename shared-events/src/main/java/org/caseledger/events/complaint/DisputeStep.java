package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How a dispute about jurisdiction goes on: one that is submitted is open until an office is named (O121-33). */
@Getter
@RequiredArgsConstructor
public enum DisputeStep implements Bilingual {
    AGREED("协商一致", "agreed"),
    SUBMITTED("协商不成，报请共同的上一级机关指定", "not agreed, submitted to the common superior"),
    NAMED("共同的上一级机关指定", "named by the common superior");

    private final String zh;
    private final String en;
}
