package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * That a handling opinion comes before the reply, for some severities (all when none is named);
 * {@code plan}: it says how, by when and who; {@code review}: the complaint center reviews it.
 */
public record OpinionGate(
        String clause, Set<Severity> severities, @Nullable Gate plan, @Nullable Gate review) {

    public OpinionGate {
        Mistake.ifMissing("clause", clause);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
    }

    /** Whether a reply to such a case needs an opinion. */
    public boolean appliesTo(CaseFacts facts) {
        return severities.isEmpty() || severities.contains(facts.severity());
    }
}
