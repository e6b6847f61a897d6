package org.caseledger.procedure.clocks;

import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;

/** What the clocks of a case are reckoned by. */
public record ClockRules(Procedure procedure, WorkCalendar calendar, DeadlineCalculator calculator) {
    public ClockRules(Procedure procedure, WorkCalendar calendar) {
        this(procedure, calendar, new DeadlineCalculator(calendar));
    }
}
