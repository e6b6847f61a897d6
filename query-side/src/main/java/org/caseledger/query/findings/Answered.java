package org.caseledger.query.findings;

import java.time.Instant;
import org.caseledger.events.oversight.FindingAnswer;

/** What a supervisor said to a finding, and at which position of the log. */
public record Answered(
        long position, FindingAnswer answer, String note, String person, String name, Instant at) {}
