package org.caseledger.query.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.ApprovalGate;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.OpinionGate;
import org.caseledger.query.process.Constraints.Constraint.Is;
import org.caseledger.query.process.Constraints.Constraint.Target;
import org.caseledger.query.process.Constraints.Constraint.Template;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of a procedure: the steps of the lifecycle in their order, and its gates. The ledger judges cases by
 * them, and publishes them. Returning, reopening and extending are ways that a procedure lays out, and no deviation.
 */
public final class Constraints {
    private static final List<String> ASSIGNED = List.of("ComplaintAssigned");
    private static final List<String> ANSWERED = List.of("ComplaintReplied", "OpinionConcluded");
    private static final List<String> ARCHIVED = List.of("ComplaintArchived");
    private static final List<String> PROPOSED = List.of("OpinionProposed");

    /** All steps that any of them judges. */
    static final Set<String> JUDGED =
            Set.of("ComplaintAssigned", "ComplaintReplied", "OpinionConcluded", "ComplaintArchived", "OpinionProposed");

    private static final List<List<Is>> ALWAYS = List.of();

    private final List<Constraint> found = new ArrayList<>();

    private Constraints() {}

    /** Those of a procedure with these gates, or of any where they are not at hand. */
    public static List<Constraint> of(@Nullable Gates gates) {
        var constraints = new Constraints();
        constraints.lifecycle();
        if (gates != null) {
            constraints.gates(gates);
        }
        return List.copyOf(constraints.found);
    }

    private void lifecycle() {
        before(Deviation.CLASSIFICATION_SKIPPED, ASSIGNED, ALWAYS, step("ComplaintClassified"));
        before(
                Deviation.DECISION_SKIPPED,
                ANSWERED,
                List.of(List.of(is(Datum.KIND, List.of(ComplaintKind.COMPLAINT, ComplaintKind.REPORT)))),
                step("ComplaintAccepted"));
        before(
                Deviation.FOLLOW_UP_SKIPPED,
                ARCHIVED,
                List.of(List.of(yes(Datum.REPLIED))),
                new Target("FollowUpRecorded", List.of(), Datum.ROUND));
    }

    private void gates(Gates gates) {
        if (gates.signOff() != null) {
            before(Deviation.SIGN_OFF_SKIPPED, gates.signOff().clause(), ASSIGNED, ALWAYS, step("RoutingSignedOff"));
        }
        if (gates.onSite() != null) {
            before(
                    Deviation.ON_SITE_SKIPPED,
                    gates.onSite().clause(),
                    ANSWERED,
                    List.of(List.of(yes(Datum.FLAG_ON_SITE))),
                    new Target("InvestigationRecorded", List.of(yes(Datum.ON_SITE)), Datum.ROUND));
        }
        if (gates.opinion() != null) {
            opinion(gates.opinion());
        }
        if (gates.approvals() != null) {
            approvals(gates.approvals());
        }
    }

    private void opinion(OpinionGate gate) {
        if (gate.plan() != null) {
            found.add(new Constraint(
                    Deviation.PLAN_INCOMPLETE,
                    List.of(gate.plan().clause()),
                    Template.ABSENCE,
                    PROPOSED,
                    List.of(List.of(new Is(Datum.PLANNED, List.of("false")))),
                    null));
        }
        before(
                Deviation.OPINION_SKIPPED,
                gate.clause(),
                ANSWERED,
                needOpinion(gate, List.of()),
                new Target("OpinionProposed", List.of(), Datum.OPINION));
        if (gate.review() != null) {
            before(
                    Deviation.OPINION_NOT_REVIEWED,
                    gate.review().clause(),
                    ANSWERED,
                    needOpinion(gate, List.of(yes(Datum.PROPOSED))),
                    new Target("OpinionReviewed", List.of(yes(Datum.AGREED)), Datum.OPINION));
        }
    }

    /** An inquiry that is answered at once needs none. */
    private static List<List<Is>> needOpinion(OpinionGate gate, List<Is> more) {
        var all = new ArrayList<>(more);
        if (!gate.severities().isEmpty()) {
            all.add(is(Datum.SEVERITY, gate.severities()));
        }
        var kinds = Arrays.stream(ComplaintKind.values())
                .filter(kind -> kind != ComplaintKind.INQUIRY)
                .toList();
        return List.of(and(all, is(Datum.KIND, kinds)), and(all, yes(Datum.ACCEPTED)));
    }

    private static List<Is> and(List<Is> all, Is one) {
        var both = new ArrayList<>(all);
        both.add(one);
        return List.copyOf(both);
    }

    private void approvals(ApprovalGate gate) {
        var when = new ArrayList<List<Is>>();
        if (!gate.severities().isEmpty()) {
            when.add(List.of(is(Datum.SEVERITY, gate.severities())));
        }
        gate.flags().stream().sorted().forEach(flag -> when.add(List.of(yes(Datum.of(flag)))));
        for (int i = 0; i < gate.levels().size(); i++) {
            before(
                    Deviation.APPROVALS_SKIPPED,
                    gate.clause(),
                    ANSWERED,
                    List.copyOf(when),
                    new Target(
                            "ReplyApproved",
                            List.of(
                                    is(Datum.LEVEL, List.of(gate.levels().get(i))),
                                    new Is(Datum.SIGNATURE, List.of(String.valueOf(i + 1)))),
                            Datum.DRAFT));
        }
    }

    private static Target step(String activity) {
        return new Target(activity, List.of(), null);
    }

    private static Is yes(Datum datum) {
        return new Is(datum, List.of("true"));
    }

    private static Is is(Datum datum, Collection<? extends Enum<?>> values) {
        return new Is(datum, values.stream().map(Enum::name).sorted().toList());
    }

    private void before(
            Deviation deviation, String clause, List<String> activations, List<List<Is>> when, Target target) {
        before(deviation, List.of(clause), activations, when, target);
    }

    /** By the clauses of all procedures, since the lifecycle is that of each. */
    private void before(Deviation deviation, List<String> activations, List<List<Is>> when, Target target) {
        before(deviation, deviation.clauses(), activations, when, target);
    }

    private void before(
            Deviation deviation, List<String> clauses, List<String> activations, List<List<Is>> when, Target target) {
        found.add(new Constraint(deviation, clauses, Template.PRECEDENCE, activations, when, target));
    }

    /**
     * A constraint of a procedure on the order of steps, in the language Declare with data: {@code activations} are the
     * steps that it judges, {@code when} selects among them (those for which one of the lists holds as a whole; all if
     * there is none). {@code PRECEDENCE}: a step like {@code target} must come before; {@code ABSENCE}: such a step
     * must not come at all, and there is no target.
     */
    public record Constraint(
            Deviation deviation,
            List<String> clauses,
            Template template,
            List<String> activations,
            List<List<Is>> when,
            @Nullable Target target) {
        /** The templates of Declare that are needed. */
        public enum Template {
            PRECEDENCE,
            ABSENCE
        }

        /** That a datum has one of these values. */
        public record Is(Datum datum, List<String> values) {
            boolean holdsFor(StepData data) {
                return values.contains(data.get(datum));
            }
        }

        /**
         * The step that must come before: {@code that} says which, and {@code same} the number that it shares with the
         * step that is judged (null: none).
         */
        public record Target(
                String activity, List<Is> that, @Nullable Datum same) {}

        /** Whether it judges this step. */
        boolean judges(String activity, StepData data) {
            return activations.contains(activity)
                    && (when.isEmpty()
                            || when.stream().anyMatch(all -> all.stream().allMatch(is -> is.holdsFor(data))));
        }
    }
}
