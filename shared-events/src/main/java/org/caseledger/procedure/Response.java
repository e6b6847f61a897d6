package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.complaint.Severity;

/** That complaints of some severities call for a measure, and the clause that says so. */
public record Response(Measure measure, Set<Severity> severities, String clause) {

    public Response {
        Mistake.ifMissing("measure", measure);
        Mistake.ifMissing("severities", severities);
        Mistake.ifMissing("clause", clause);
        severities = Set.copyOf(severities);
    }
}
