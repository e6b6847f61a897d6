package org.caseledger.api.whatif;

import java.io.ByteArrayInputStream;
import org.caseledger.procedure.Overlay;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.jspecify.annotations.Nullable;

/**
 * Other rules, put together from the office's and from files that are only tried: nothing of them is kept. A mistake in
 * a file is an {@code OfficeFileException}, which begins with the file's name.
 */
public final class TrialRules {
    private Procedures procedures;
    private WorkCalendar calendar;
    private @Nullable String id;

    /** Begins with what is in use. */
    public TrialRules(Procedures procedures, WorkCalendar calendar) {
        this.procedures = procedures;
        this.calendar = calendar;
    }

    /** All cases are reckoned by the procedure of this YAML. */
    public void procedure(String name, byte[] yaml) {
        var procedure = Procedure.read(name, new ByteArrayInputStream(yaml));
        procedures = procedures.with(procedure);
        id = procedure.id();
    }

    /** The limits of the law are those of this YAML. */
    public void law(String name, byte[] yaml) {
        procedures = procedures.with(Overlay.read(name, new ByteArrayInputStream(yaml)));
    }

    /** Days are counted by this CSV, laid over the office's calendar. */
    public void calendar(String name, byte[] csv) {
        calendar = calendar.with(name, csv);
    }

    /**
     * The rules as they are now, by the procedure of this id, or of the file, or each case's own; throws
     * {@link IllegalArgumentException} where there is no such procedure.
     */
    public OtherRules rules(@Nullable String procedure, Law law) {
        return new OtherRules(procedures, procedure == null ? id : procedure, law, calendar);
    }
}
