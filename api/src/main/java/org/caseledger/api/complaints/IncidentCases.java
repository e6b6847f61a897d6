package org.caseledger.api.complaints;

import java.util.UUID;
import java.util.function.BiFunction;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.query.incidents.IncidentQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Narrows lists to the cases of an incident, or of an exercise, which no other list has. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class IncidentCases {
    private final IncidentQueries incidents;

    /** The lists of that incident if an address names one; {@code all} otherwise. */
    public <Q> Q lists(@Nullable String incident, Q all, BiFunction<UUID, Boolean, Q> ofIncident) {
        if (incident == null) {
            return all;
        }
        var file = incidents.find(CaseReading.caseId(incident).value()).orElseThrow(NotFoundException::new);
        return ofIncident.apply(file.id(), file.ofExercise());
    }
}
