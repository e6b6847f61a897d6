package org.caseledger.events.complaint;

import java.util.Map;
import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * The dossier was closed; missing parts are named with the reason, and why it was closed although
 * the complainant is not satisfied (P2.18, P7.13).
 */
@EventType(value = "ComplaintArchived", revision = 2, zh = "归档", en = "Archived")
public record ComplaintArchived(
        Set<DossierPart> present,
        @Official Map<DossierPart, String> missing,
        @Official @Nullable String notSatisfiedReason,
        Occurred occurred)
        implements Act {

    /** Of a case whose complainant has not said to be dissatisfied. */
    public ComplaintArchived(Set<DossierPart> present, Map<DossierPart, String> missing, Occurred occurred) {
        this(present, missing, null, occurred);
    }
}
