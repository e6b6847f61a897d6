package org.caseledger.command.complaint.retention;

import java.time.LocalDate;
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
import org.caseledger.events.retention.HoldGround;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;

/** 暂缓销毁: the case is needed, or worth keeping, until a day; approvals given before are void. */
@LedgerCommand(
        zh = "暂缓销毁",
        en = "put off destruction",
        roles = {Role.LEADER, Role.LEGAL, Role.CENTER_HEAD},
        clause = "档案法第21条 / Archives Law art. 21",
        phases = ComplaintState.Phase.ARCHIVED)
public record PutOffDestruction(CaseId caseId, HoldGround ground, String why, LocalDate until)
        implements RetentionCommand {
    private static final int MOST_YEARS = 30;

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var today = RetentionCommand.today(context);
        Guards.require(
                until.isAfter(today) && !until.isAfter(today.plusYears(MOST_YEARS)), Rule.PUT_OFF_UNTIL, MOST_YEARS);
        return List.of(new DestructionPutOff(ground, why, until, RetentionCommand.at(context)));
    }

    /** The ledger has proposed to destroy it. */
    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.retention().outOfSight() && c.retention().proposal() != null, Rule.DESTRUCTION_PROPOSED);
    }
}
