package org.caseledger.command.complaint.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.procedure.WorkCalendar;

/** A command about the keeping of an archived case, which is possible when it is sealed off, too. */
public interface RetentionCommand extends UntimedCommand {
    /** Now, to the second. */
    static Instant at(DecisionContext context) {
        return context.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The day of the office. */
    static LocalDate today(DecisionContext context) {
        return LocalDate.ofInstant(context.now(), WorkCalendar.ZONE);
    }
}
