package org.caseledger.command.oversight;

import java.util.UUID;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.SampleSeeded;

/** 抽取随机样本: asks for a sample of decisions, whose seed follows from the recorded event. */
@LedgerCommand(
        zh = "抽取随机样本",
        en = "draw a random sample",
        roles = {Role.AUDITOR})
public record DrawSample(UUID id, SampleSeeded event) implements OversightCommand {

    @Override
    public UUID aggregate() {
        return id;
    }

    @Override
    public String streamKind() {
        return "samples";
    }
}
