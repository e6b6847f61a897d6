package org.caseledger.query.responsibility;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.Subset;

/** Cases that stand out by their returns; each is listed once, by the last of these returns. */
@Getter
@RequiredArgsConstructor
public enum ReturnedCases implements Subset {
    /** Returned twice or more. */
    TWICE("times > 1"),
    /** That came back to a unit that had had them before. */
    PING_PONG("any_ping_pong");

    private final String condition;
}
