package org.caseledger.procedure;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/** Which replies need approvals, and whose, in order: those of a case with one of the flags or severities. */
public record ApprovalGate(String clause, Set<Flag> flags, Set<Severity> severities, List<ApprovalLevel> levels) {
    public ApprovalGate {
        InvalidValue.ifMissing("clause", clause);
        InvalidValue.ifMissing("levels", levels);
        InvalidValue.ifRepeated("levels", levels);
        flags = noneIfAbsent(flags);
        severities = noneIfAbsent(severities);
        levels = List.copyOf(levels);
        if (flags.isEmpty() && severities.isEmpty()) {
            throw new InvalidValue("flags", "flags 与 severities 至少填一项", "give at least one of flags and severities");
        }
    }

    /** Whether a reply to such a case needs the approvals. */
    public boolean appliesTo(CaseFacts facts) {
        return severities.contains(facts.severity()) || !Collections.disjoint(flags, facts.flags());
    }

    private static <T> Set<T> noneIfAbsent(@Nullable Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
