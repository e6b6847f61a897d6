package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.jspecify.annotations.Nullable;

/** A command on a case. */
public interface ComplaintCommand extends Command {
    /** The case it is about. */
    CaseId caseId();

    @Override
    @Nullable
    Instant occurredAt();

    @Override
    @Nullable
    String lateReason();

    /** What follows, by the rules that are this command's own; throws {@link Refused}. */
    List<ComplaintEvent> decide(CaseState c, DecisionContext context);

    @Override
    default UUID aggregate() {
        return caseId().value();
    }

    @Override
    default String streamKind() {
        return ComplaintEvent.STREAM;
    }

    @Override
    default CaseId concernedCase() {
        return caseId();
    }

    @Override
    default boolean retriesWhenOvertaken() {
        return false;
    }
}
