package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/** A command by which a person signs: now, or on paper, which is entered as such (P9.03, P9.12). */
public interface SigningCommand extends ComplaintCommand {
    /** The signature on paper that is entered; null for whoever signs here and now. */
    @Nullable
    PaperSignature paper();

    /** The clause that asks for the signature in a procedure; null where it asks for none. */
    @Nullable
    String clause(Gates gates);

    /** Refuses a typed time, and paper of which the case has no scan. */
    default void mustBeSignedNow(CaseState c, DecisionContext context) {
        var asked = clause(c.procedure(context).gates());
        var clauses = asked == null ? Rule.SIGNED_NOW.clauses() : List.of(asked);
        Guards.require(occurredAt() == null, clauses, Rule.SIGNED_NOW);
        if (paper() != null) {
            Guards.require(
                    context.office().keeps(caseId(), paper().sha256()), clauses, Rule.EVIDENCE_KEPT, paper().sha256());
        }
    }

    @Override
    default @Nullable Instant statedAt() {
        return paper() == null ? null : paper().signedAt();
    }

    @Override
    default @Nullable String lateReason() {
        return paper() == null ? null : paper().lateReason();
    }

    @Override
    default Occurred occurred(DecisionContext context) {
        var signed = ComplaintCommand.super.occurred(context);
        return paper() == null ? signed : new Occurred(signed.at(), signed.lateReason(), null, paper().sha256());
    }
}
