package org.caseledger.events.complaint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** Everything that a complainant asks for; {@code refund} and {@code damages} are in yuan. */
public record Demands(
        Set<Demand> of,
        @Yuan @Nullable BigDecimal refund,
        @Yuan @Nullable BigDecimal damages,
        @Official @Nullable String other) {
    /** Nothing is asked for that is not in the list. */
    public Demands {
        of = of == null ? Set.of() : of;
    }

    /** What is demanded, in the order of the list. */
    public List<Demand> inOrder() {
        return of.stream().sorted().toList();
    }

    /** Whether amounts and words are only of what is asked for, and other demands are in words. */
    public boolean areConsistent() {
        return (refund == null || of.contains(Demand.REFUND))
                && (damages == null || of.contains(Demand.DAMAGES))
                && (other != null) == of.contains(Demand.OTHER);
    }
}
