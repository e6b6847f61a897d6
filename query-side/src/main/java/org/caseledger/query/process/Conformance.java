package org.caseledger.query.process;

import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.facts.RoundFacts.Opinion;
import org.caseledger.procedure.Gates;
import org.caseledger.query.process.Constraint.Target;
import org.jspecify.annotations.Nullable;

/** Whether a step may come where it comes, by the constraints of the procedure of the case. */
record Conformance(TracedCase before, @Nullable Gates gates) {
    List<Deviation> by(ComplaintEvent event) {
        var activity = Activity.of(event).filter(Constraints.JUDGED::contains);
        if (activity.isEmpty()) {
            return List.of();
        }
        var data = StepData.of(before, event);
        return Constraints.of(gates).stream()
                .filter(asked -> asked.judges(activity.get(), data) && !isMet(asked))
                .map(Constraint::deviation)
                .toList();
    }

    /** By what is kept of the case: whether a step like the target has come before. */
    private boolean isMet(Constraint asked) {
        return asked.target() != null
                && switch (asked.deviation()) {
                    case CLASSIFICATION_SKIPPED, SIGN_OFF_SKIPPED, DECISION_SKIPPED ->
                        before.has(asked.target().activity());
                    case ON_SITE_SKIPPED -> before.ofTheRound().onSite();
                    case OPINION_SKIPPED -> before.ofTheRound().opinion() != Opinion.NONE;
                    case OPINION_NOT_REVIEWED -> before.ofTheRound().opinion() == Opinion.AGREED;
                    case APPROVALS_SKIPPED -> isApproved(asked.target());
                    case FOLLOW_UP_SKIPPED -> before.ofTheRound().followedUp();
                    case PLAN_INCOMPLETE -> false;
                };
    }

    private boolean isApproved(Target level) {
        var approved = before.board().signing().approved();
        if (approved == null) {
            return false;
        }
        for (int i = 0; i < approved.size(); i++) {
            var data = StepData.ofApproval(approved.get(i), i + 1);
            if (level.that().stream().allMatch(is -> is.holdsFor(data))) {
                return true;
            }
        }
        return false;
    }
}
