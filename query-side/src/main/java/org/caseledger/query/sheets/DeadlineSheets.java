package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Draws up deadline sheets: always a fold of the log, with the files in use. */
public final class DeadlineSheets {
    private final Procedures procedures;
    private final WorkCalendar calendar;
    private final Supplier<DisplayNames> names;

    /** {@code names} gives those of one sheet. */
    public DeadlineSheets(Procedures procedures, WorkCalendar calendar, Supplier<DisplayNames> names) {
        this.procedures = procedures;
        this.calendar = calendar;
        this.names = names;
    }

    /** The sheet of a case, with the lights of that time. */
    public DeadlineSheet of(CaseFile file, Instant asOf) {
        var procedure = procedures.find(file.receipt().procedure()).orElse(null);
        return SheetFold.of(file.events(), procedure, calendar, asOf, names.get());
    }

    /** The sheet of these events, by that calendar and procedure, null when that is gone. */
    public static DeadlineSheet of(
            List<Recorded> events, @Nullable Procedure procedure, WorkCalendar calendar, Instant asOf) {
        return SheetFold.of(events, procedure, calendar, asOf, DisplayNames.codes());
    }
}
