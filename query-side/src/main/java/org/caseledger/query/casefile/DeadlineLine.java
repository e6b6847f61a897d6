package org.caseledger.query.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a case as it is shown at an instant; a clock that has ended has no light, {@code others} are limits of
 * other clauses, due no earlier; {@code unit} is the one that assists, null for every other clock.
 */
public record DeadlineLine(
        Clock clock,
        int number,
        int round,
        Instant startsAt,
        Instant amberAt,
        Instant dueAt,
        String rule,
        String clause,
        String procedureVersion,
        boolean provisional,
        DeadlineStatus status,
        @Nullable Light light,
        boolean missed,
        boolean extended,
        boolean late,
        @Nullable Instant endedAt,
        @Nullable Instant suspendedAt,
        List<OtherLimit> others,
        boolean asStated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitId unit) {
    static DeadlineLine of(Deadline d, Instant asOf) {
        return new DeadlineLine(
                d.clock(),
                d.number(),
                d.round(),
                d.startsAt(),
                d.amberAt(),
                d.dueAt(),
                d.rule(),
                d.clause(),
                d.procedureVersion(),
                d.provisional(),
                d.status(),
                d.isOpen() ? d.lightAt(asOf) : null,
                d.missed(),
                d.extended(),
                d.late(),
                d.endedAt(),
                d.suspendedAt(),
                d.others(),
                d.asStated(),
                d.unit());
    }
}
