package org.caseledger.query.urging;

import java.time.Instant;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;

/**
 * When a step is proposed: 催办 when a clock is amber, 督办 when it is red, 通报 when it has been red for
 * {@code criticismAfter} whole working days, at least 1 (P9.01, P1.17).
 */
public record UrgingRules(WorkCalendar calendar, int criticismAfter) {
    public UrgingRules {
        if (criticismAfter < 1) {
            throw new LabelledException(
                    "caseledger.urging.criticism-after 应为至少1个工作日",
                    "caseledger.urging.criticism-after must be at least 1 working day");
        }
    }

    /** A clock that was due then or earlier has been red for that long. */
    Instant criticismFrom(Instant now) {
        var day = now.atZone(WorkCalendar.ZONE).toLocalDate();
        for (int left = criticismAfter; left > 0; ) {
            day = day.minusDays(1);
            left -= calendar.isWorkingDay(day) ? 1 : 0;
        }
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }
}
