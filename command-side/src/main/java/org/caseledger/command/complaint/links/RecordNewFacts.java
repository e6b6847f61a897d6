package org.caseledger.command.complaint.links;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;

/**
 * 补充新的事实,合并处理: a later report of the same person that is joined to this one brings new facts, so
 * that the period runs anew from its receipt (O121-35). The center says so, not the unit whose
 * period it is.
 */
@LedgerCommand(
        zh = "登记补充的新事实",
        en = "record new facts",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
        clause = "O121-35",
        phases = {ComplaintState.Phase.OPEN},
        kinds = {ComplaintKind.REPORT})
public record RecordNewFacts(CaseId caseId, CaseId in, String facts) implements UntimedCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var later = context.office()
                .find(in)
                .filter(other -> caseId.equals(other.lead()))
                .filter(OtherCase::isReport)
                .orElseThrow(() -> new Refused(Rule.NEW_FACTS_IN_A_JOINED_REPORT, in));
        Guards.require(!later.receivedAt().isBefore(c.receivedAt()), Rule.NEW_FACTS_IN_A_JOINED_REPORT, in);
        Guards.require(!c.ties().newFacts().contains(in), Rule.NEW_FACTS_ONCE, in);
        return List.of(new NewFactsReported(in, facts, Occurred.at(later.receivedAt())));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.deadlines().open(Clock.LEAD_CHECK).isPresent(), Rule.CHECK_RUNS, c.number());
    }
}
