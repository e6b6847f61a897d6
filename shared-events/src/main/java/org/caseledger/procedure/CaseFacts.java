package org.caseledger.procedure;

import java.util.Set;
import org.caseledger.events.Channel;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.Difficulty;
import org.caseledger.events.Flag;
import org.caseledger.events.LineOfBusiness;
import org.caseledger.events.OpinionLevel;
import org.caseledger.events.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the choice of a rule looks at; a line of business that is not known ({@code null}) fits the
 * rules of every line.
 */
public record CaseFacts(
        ComplaintKind kind,
        Channel channel,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags) {

    public CaseFacts {
        flags = Set.copyOf(flags);
    }

    /** A case as it came in, before anybody has classified it. */
    public static CaseFacts unclassified(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind,
                channel,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of());
    }
}
