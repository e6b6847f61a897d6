package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A handling opinion is required before the reply, for some severities (all if none is listed); {@code plan}: it must
 * name method, time and responsible person; {@code review}: the complaint center reviews it.
 */
public record OpinionGate(
        String clause,
        Set<Severity> severities,
        @Nullable Gate plan,
        @Nullable Gate review) {
    public OpinionGate {
        InvalidValue.ifMissing("clause", clause);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
    }

    /** Whether a reply to such a case needs an opinion. */
    public boolean appliesTo(CaseFacts facts) {
        return severities.isEmpty() || severities.contains(facts.severity());
    }
}
