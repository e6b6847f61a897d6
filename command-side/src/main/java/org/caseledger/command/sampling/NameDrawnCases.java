package org.caseledger.command.sampling;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.SampleReview;

/** 记录抽中的投诉件: records once which cases follow from the seed of a sample. */
@LedgerCommand(
        zh = "记录抽中的投诉件",
        en = "record the drawn cases",
        roles = {Role.SYSTEM})
public record NameDrawnCases(UUID id, List<CaseId> cases) implements SampleCommand {

    @Override
    public List<SampleEvent> decide(SampleReview review, DecisionContext context) {
        return review.cases() == null ? List.of(new SampleDrawn(cases)) : List.of();
    }
}
