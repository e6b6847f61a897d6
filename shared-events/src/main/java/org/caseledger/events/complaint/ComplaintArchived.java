package org.caseledger.events.complaint;

import java.util.Map;
import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The dossier was closed; missing parts are named with the reason. */
@EventType(value = "ComplaintArchived", zh = "归档", en = "Archived")
public record ComplaintArchived(
        Set<DossierPart> present, Map<DossierPart, String> missing, Occurred occurred)
        implements Act {}
