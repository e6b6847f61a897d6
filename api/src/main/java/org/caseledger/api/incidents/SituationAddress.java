package org.caseledger.api.incidents;

import org.caseledger.query.incidents.IncidentSummary;

/** Where an incident is shown as it stands after what was done last. */
final class SituationAddress {

    private SituationAddress() {}

    static String of(IncidentSummary incident) {
        return "/incidents/%s?after=%d".formatted(incident.id(), incident.position());
    }
}
