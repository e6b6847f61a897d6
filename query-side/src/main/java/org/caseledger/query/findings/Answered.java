package org.caseledger.query.findings;

import java.time.Instant;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.SecretNow;

/** A supervisor's answer to a finding, and its position in the log. */
public record Answered(long position, FindingAnswer answer, String note, String person, String name, Instant at) {
    /** Without what was said, while the case is secret (P7.20). */
    Answered withheld() {
        return new Answered(position, answer, SecretNow.WORDS, person, name, at);
    }
}
