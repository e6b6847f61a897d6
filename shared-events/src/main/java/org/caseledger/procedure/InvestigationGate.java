package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;

/** Complaints and reports are investigated, of some severities (of all if none is listed). */
public record InvestigationGate(String clause, Set<Severity> severities) {
    public InvestigationGate {
        InvalidValue.ifMissing("clause", clause);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
    }

    /** Whether such a case is investigated before it is answered. */
    public boolean appliesTo(CaseFacts facts) {
        boolean investigated = facts.kind() == ComplaintKind.COMPLAINT || facts.kind() == ComplaintKind.REPORT;
        return investigated && (severities.isEmpty() || severities.contains(facts.severity()));
    }
}
