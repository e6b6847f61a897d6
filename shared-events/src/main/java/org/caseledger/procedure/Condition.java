package org.caseledger.procedure;

import java.util.Collections;
import java.util.Set;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The cases to which a rule applies: every non-empty set must contain the fact; an empty set matches every case.
 * {@code named}: only if the complainant gave a name, or only if not; {@code lineSaid}: only if the line of business is
 * said, or only while it is not; {@code agreed}: only after a mediation with that result; {@code accepted}: only while
 * the case is accepted, or only while not (null: any).
 */
public record Condition(
        Set<ComplaintKind> kind,
        Set<Channel> channel,
        Set<Severity> severity,
        Set<Difficulty> difficulty,
        Set<OpinionLevel> opinionLevel,
        Set<LineOfBusiness> line,
        @Nullable Boolean lineSaid,
        Set<Flag> anyFlag,
        @Nullable Boolean named,
        @Nullable Boolean agreed,
        @Nullable Boolean accepted) {
    /** Every case. */
    public static final Condition ANY =
            new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), null, null, null);

    public Condition {
        kind = anyIfAbsent(kind);
        channel = anyIfAbsent(channel);
        severity = anyIfAbsent(severity);
        difficulty = anyIfAbsent(difficulty);
        opinionLevel = anyIfAbsent(opinionLevel);
        line = anyIfAbsent(line);
        anyFlag = anyIfAbsent(anyFlag);
    }

    /** Whether the rule applies to such a case. */
    public boolean fits(CaseFacts facts) {
        return allows(kind, facts.kind())
                && allows(channel, facts.channel())
                && allows(severity, facts.severity())
                && allows(difficulty, facts.difficulty())
                && allows(opinionLevel, facts.opinionLevel())
                && allowsLine(facts.line())
                && (anyFlag.isEmpty() || !Collections.disjoint(anyFlag, facts.flags()))
                && (named == null || named == facts.named())
                && (agreed == null || agreed.equals(facts.agreed()))
                && (accepted == null || accepted == facts.accepted());
    }

    private boolean allowsLine(@Nullable LineOfBusiness said) {
        return (lineSaid == null || lineSaid == (said != null))
                && (line.isEmpty() || said != null && line.contains(said));
    }

    private static <T> boolean allows(Set<T> allowed, T fact) {
        return allowed.isEmpty() || allowed.contains(fact);
    }

    private static <T> Set<T> anyIfAbsent(@Nullable Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
