package org.caseledger.command.complaint.retention;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.SealingGround;

/**
 * 封存: an archived case leaves lists and search before its time, since its purpose is achieved or a person asks for
 * erasure that the period of the archive does not allow yet (PIPL art. 47).
 */
@LedgerCommand(
        zh = "封存",
        en = "seal off",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "个人信息保护法第47条 / PIPL art. 47",
        phases = ComplaintState.Phase.ARCHIVED)
public record SealOff(CaseId caseId, SealingGround ground) implements RetentionCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(ground != SealingGround.PERIOD_OVER, Rule.PERIOD_BY_THE_LEDGER);
        var rule = RetentionGuards.rule(c, context);
        return List.of(new CaseSealedOff(
                ground, rule.asApplied(), rule.keptUntil(c.archivedAt()), RetentionCommand.at(context)));
    }

    /** For a case that is archived and in use, with no pending work. */
    public static List<Choice> before(CaseState c, DecisionContext context) {
        Guards.require(!c.retention().outOfSight(), Rule.SEALED_OFF_ONCE);
        RetentionGuards.mustBeAtRest(c, context);
        return List.of(Choice.of("ground", List.of(SealingGround.PURPOSE_ACHIEVED, SealingGround.ASKED)));
    }
}
