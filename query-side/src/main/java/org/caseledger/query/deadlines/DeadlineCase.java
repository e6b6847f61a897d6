package org.caseledger.query.deadlines;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.CaseState;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.CaseState.Classification;
import org.jspecify.annotations.Nullable;

/** What the view keeps of one case: its facts that clocks are counted by, and its clocks. */
record DeadlineCase(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        ComplaintState state,
        @Nullable UnitId unit,
        Instant receivedAt,
        String receivedMonth,
        @Nullable String source,
        @Nullable SourceVerdict verdict,
        List<Counted> clocks,
        long position) {
    /** A clock, and the unit it is counted for; null is the complaint center. */
    record Counted(
            Deadline deadline, boolean running, @Nullable UnitId answering) {}

    /** The facts of the case, as far as they are kept. */
    CaseState of() {
        return new CaseState(
                number,
                "",
                kind,
                channel,
                receivedAt,
                source,
                state,
                1,
                new Assignment(unit, null),
                Classification.NONE);
    }

    Counted clock(Clock clock, int number) {
        return clocks.stream()
                .filter(c -> c.deadline().clock() == clock && c.deadline().number() == number)
                .findFirst()
                .orElseThrow();
    }
}
