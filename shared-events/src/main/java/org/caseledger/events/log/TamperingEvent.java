package org.caseledger.events.log;

import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/** What was found changed in the database by other means than the ledger, and that it is in order again. */
public sealed interface TamperingEvent extends LedgerEvent {
    /** An event or a count was refused, for the reason given in both languages; it may have been put back since. */
    @EventType("TamperingNoticed")
    @Says(zh = "发现数据库被改动：{zh}", en = "The database was found changed: {en}")
    record TamperingNoticed(String zh, String en) implements TamperingEvent {}

    /** The whole log was verified after that, up to a position, and everything agreed. */
    @EventType("TamperingSettled")
    @Says(zh = "改动后核验全部日志至位置{upTo}，均相符", en = "Whole log verified up to position {upTo} since; everything agrees")
    record TamperingSettled(long upTo) implements TamperingEvent {}
}
