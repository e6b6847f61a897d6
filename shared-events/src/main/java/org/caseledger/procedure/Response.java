package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.complaint.Severity;

/** A measure for complaints of some severities, and the clause that requires it. */
public record Response(Measure measure, Set<Severity> severities, String clause) {
    public Response {
        InvalidValue.ifMissing("measure", measure);
        InvalidValue.ifMissing("severities", severities);
        InvalidValue.ifMissing("clause", clause);
        severities = Set.copyOf(severities);
    }
}
