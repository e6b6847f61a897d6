package org.caseledger.command.complaint.parties;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.QueryCodeGiven;

/**
 * 生成查询码: the complainant of a case gets a code for the public portal, in place of an earlier one;
 * {@code code} is what stands for it. The ledger gives it for a clerk, or for whoever files online,
 * since only it makes codes. What becomes of a report is told only where a law says so (O121-36).
 */
@LedgerCommand(
        zh = "生成查询码",
        en = "give query code",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
        clause = "O121-36",
        kinds = {ComplaintKind.COMPLAINT},
        sealed = {"code"})
public record GiveQueryCode(CaseId caseId, String code) implements UntimedCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new QueryCodeGiven(code, context.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Without the last digits of a phone nobody proves to be the complainant. */
    public static void before(CaseState c, DecisionContext context) {
        var sealed = c.record().complainant();
        Guards.require(
                sealed != null
                        && EventCodec.read(context.office().opened(c.id(), sealed), Complainant.class)
                                .endOfPhone()
                                .isPresent(),
                Rule.QUERY_CODE_NEEDS_PHONE);
    }
}
