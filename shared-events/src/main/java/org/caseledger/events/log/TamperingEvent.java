package org.caseledger.events.log;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** What was found changed in the database by other means than the ledger, and that it is in order again. */
public sealed interface TamperingEvent extends LedgerEvent {
    /**
     * A stream, which lacks an event or whose count was changed, or the event at a position was refused; it may have
     * been put back since.
     */
    @EventType("TamperingNoticed")
    @Says(
            zh = "发现数据库被改动，不予采用：[事件流{stream}][位置{position}]",
            en = "Database found changed, refused:[ stream {stream}][ position {position}]")
    record TamperingNoticed(@Nullable UUID stream, @Nullable Long position) implements TamperingEvent {}

    /** The whole log was verified after that, up to a position, and everything agreed. */
    @EventType("TamperingSettled")
    @Says(zh = "改动后核验全部日志至位置{upTo}，均相符", en = "Whole log verified up to position {upTo} since; everything agrees")
    record TamperingSettled(long upTo) implements TamperingEvent {}
}
