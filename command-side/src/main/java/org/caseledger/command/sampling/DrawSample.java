package org.caseledger.command.sampling;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleSeeded;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/** 抽取随机样本: asks for a sample of cases, whose seed follows from the recorded event. */
@LedgerCommand(
        zh = "抽取随机样本",
        en = "draw a random sample",
        roles = {Role.AUDITOR})
public record DrawSample(UUID id, SampleSeeded event) implements SampleCommand {

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<SampleEvent> decide(@Nullable SampleReview none, DecisionContext context) {
        return List.of(event);
    }
}
