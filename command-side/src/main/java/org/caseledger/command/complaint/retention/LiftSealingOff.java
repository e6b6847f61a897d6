package org.caseledger.command.complaint.retention;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;

/** 解除封存: makes the case available again, so that it can be reopened; not once its retention period is over. */
@LedgerCommand(
        zh = "解除封存",
        en = "lift the sealing off",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "个人信息保护法第47条 / PIPL art. 47",
        phases = ComplaintState.Phase.ARCHIVED)
public record LiftSealingOff(CaseId caseId, String why) implements RetentionCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new SealingOffLifted(why, RetentionCommand.at(context)));
    }

    /** It is sealed off, and its destruction is not what comes next. */
    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.retention().outOfSight(), Rule.SEALED_OFF_BEFORE);
        Guards.require(
                c.retention().proposal() == null || c.retention().isPutOffOn(RetentionCommand.today(context)),
                Rule.PUT_OFF_BEFORE_LIFTING);
    }
}
