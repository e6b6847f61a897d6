package org.caseledger.command.complaint;

import java.util.Optional;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a case waits for from a role, and whether this very person may agree to it; {@code draft} is the one
 * that waits to be signed, null where it is no draft.
 */
public record AvailableDecision(
        PendingDecision decision,
        AvailableCommand agree,
        @Nullable ReplyDrafted draft) {
    /** Whether this person may decide it. */
    public boolean stands() {
        return agree.stands();
    }

    static Optional<AvailableDecision> of(CaseState c, DecisionContext context) {
        return PendingDecision.of(c, context)
                .map(pending -> new AvailableDecision(
                        pending,
                        AvailableCommand.of(pending.agree(), c, context),
                        pending == PendingDecision.REPLY ? c.reply().draft() : null));
    }
}
