package org.caseledger.query.process;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ComplaintReceived;

/** The steps of one case that have a time, in the order of its history, and who took them. */
public record Trace(CaseId caseId, ComplaintReceived receipt, List<Taken> steps) {

    /**
     * A step as it was taken: its place in the log, when, as the officer says, and when it was
     * recorded.
     */
    public record Taken(long position, String activity, Instant at, Instant recordedAt, Actor by) {}
}
