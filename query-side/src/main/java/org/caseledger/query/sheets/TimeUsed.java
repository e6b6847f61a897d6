package org.caseledger.query.sheets;

import java.time.Duration;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.complaint.Act;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Bilingual;

/** By which time a deadline was judged when it was met. */
@Getter
@RequiredArgsConstructor
public enum TimeUsed implements Bilingual {
    RECORDED("记录时间", "time of recording"),
    STATED("所填时间", "stated time"),
    SOURCE("来源系统所载时间", "time in the migrated source");

    private final String zh;
    private final String en;

    /** That of a deadline that was met by this act. */
    static TimeUsed of(DeadlineMet met, Recorded act) {
        if (act.event() instanceof Act e && e.occurred().source() != null) {
            return SOURCE;
        }
        var entered = Duration.between(met.metAt(), act.recordedAt());
        return entered.compareTo(Occurred.LIVE) > 0 ? STATED : RECORDED;
    }
}
