package org.caseledger.query.findings;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Extension;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** What the procedure of a case asks for, and the working days that its limits count. */
record CaseRules(Procedure procedure, WorkCalendar calendar) {
    /** By the id of a procedure; of one that is gone, null. */
    static Function<String, @Nullable CaseRules> of(Procedures procedures, WorkCalendar calendar) {
        return id ->
                procedures.find(id).map(found -> new CaseRules(found, calendar)).orElse(null);
    }

    Gates gates() {
        return procedure.gates();
    }

    /** How a limit may be extended; empty for a rule that is gone or allows none. */
    Optional<Extension> extension(String rule) {
        return procedure.rules().stream()
                .filter(r -> r.id().equals(rule))
                .findFirst()
                .map(r -> r.extension());
    }

    /**
     * The latest time that so many extensions may promise, as the days were known at a position of the log; null where
     * nothing says.
     */
    @Nullable
    Instant latest(Extension extension, Instant due, int extensions, long position) {
        var atMost = extension.atMost(extensions);
        return atMost == null ? null : new DeadlineCalculator(calendar.at(position)).extended(due, atMost);
    }
}
