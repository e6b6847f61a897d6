package org.caseledger.api.http;

import java.util.UUID;
import java.util.function.BiFunction;
import org.caseledger.query.incidents.IncidentQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Narrows lists to the cases of an incident, or of an exercise, which no other list has. */
@Component
final class OfIncident {

    private final IncidentQueries incidents;

    OfIncident(IncidentQueries incidents) {
        this.incidents = incidents;
    }

    /** The lists of that incident if an address names one; {@code all} otherwise. */
    <Q> Q lists(@Nullable String incident, Q all, BiFunction<UUID, Boolean, Q> ofIncident) {
        if (incident == null) {
            return all;
        }
        var file = incidents.find(CaseReading.caseId(incident).value()).orElseThrow(NotHere::new);
        return ofIncident.apply(file.id(), file.ofExercise());
    }
}
