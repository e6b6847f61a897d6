package org.caseledger.api.incidents;

import org.caseledger.query.incidents.IncidentSummary;

/** The address of an incident, shown after its last act. */
final class SituationAddress {
    private SituationAddress() {}

    static String of(IncidentSummary incident) {
        return "/incidents/%s?after=%d".formatted(incident.id(), incident.position());
    }
}
