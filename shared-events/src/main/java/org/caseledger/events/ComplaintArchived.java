package org.caseledger.events;

import java.util.Map;
import java.util.Set;

/** The dossier was closed; what it lacks is named with the reason. */
@EventType("ComplaintArchived")
public record ComplaintArchived(
        Set<DossierPart> present, Map<DossierPart, String> missing, Occurred occurred)
        implements Act {}
