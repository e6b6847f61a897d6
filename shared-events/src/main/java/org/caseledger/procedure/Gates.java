package org.caseledger.procedure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of a procedure apart from time: sign-off before assignment, an investigation, a handling opinion and
 * approvals before a reply, an on-site investigation when flagged, the center's review of a return, a leader's reason
 * for archiving a case whose complainant is not satisfied, other people for a reconsideration, a leader's approval of a
 * lowering, the unit's review of a reply that another unit sends (null: not required), and which units may handle which
 * severity; {@code requirements} are those of the law.
 */
public record Gates(
        @Nullable Gate signOff,
        @Nullable InvestigationGate investigation,
        @Nullable OpinionGate opinion,
        @Nullable ApprovalGate approvals,
        @Nullable Gate onSite,
        @Nullable Gate returns,
        @Nullable Gate dissatisfied,
        @Nullable Gate reconsideration,
        @Nullable Gate lowering,
        @Nullable Gate unitReview,
        Map<Severity, Set<UnitKind>> handledBy,
        String handledByClause,
        @Nullable List<LegalRequirement> requirements) {
    public Gates {
        InvalidValue.ifMissing("handledBy", handledBy);
        InvalidValue.ifMissing("handledByClause", handledByClause);
        Map<Severity, Set<UnitKind>> copy = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            Set<UnitKind> units = handledBy.getOrDefault(severity, Set.of());
            if (units.isEmpty()) {
                throw new InvalidValue(
                        "handledBy",
                        "缺少 " + severity + "(" + severity.zh() + ")的承办单位",
                        "no unit kind handles " + severity);
            }
            copy.put(severity, Set.copyOf(units));
        }
        handledBy = Map.copyOf(copy);
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
    }

    /** These, with what the law asks in addition. */
    Gates under(List<LegalRequirement> law) {
        return new Gates(
                signOff,
                investigation,
                opinion,
                approvals,
                onSite,
                returns,
                dissatisfied,
                reconsideration,
                lowering,
                unitReview,
                handledBy,
                handledByClause,
                law);
    }

    /** The article by which the law asks that of a case of this kind; empty: it does not. */
    public Optional<String> asks(Requirement what, ComplaintKind kind, LocalDate receivedOn) {
        return requirements.stream()
                .filter(asked -> asked.what() == what && asked.binds(kind, receivedOn))
                .map(LegalRequirement::clause)
                .findFirst();
    }

    /** Whether the complaint center reviews a handling opinion on such a case. */
    public boolean askReviewOfOpinion(CaseFacts facts) {
        return opinion != null && opinion.review() != null && opinion.appliesTo(facts);
    }

    /** Whether a unit of that kind may handle a case of that severity. */
    public boolean allowHandling(Severity severity, UnitKind unit) {
        return handledBy.getOrDefault(severity, Set.of()).contains(unit);
    }

    /** The clause by which a case keeps its protection until a person takes responsibility for lowering it. */
    public String loweringClause() {
        return lowering == null ? handledByClause : lowering.clause();
    }

    /** Complaints and reports are investigated, of some severities (of all if none is listed). */
    public record InvestigationGate(String clause, Set<Severity> severities) {
        public InvestigationGate {
            InvalidValue.ifMissing("clause", clause);
            severities = severities == null ? Set.of() : Set.copyOf(severities);
        }

        /** Whether such a case is investigated before it is answered. */
        public boolean appliesTo(CaseFacts facts) {
            boolean investigated = facts.kind() == ComplaintKind.COMPLAINT || facts.kind() == ComplaintKind.REPORT;
            return investigated && (severities.isEmpty() || severities.contains(facts.severity()));
        }
    }
}
