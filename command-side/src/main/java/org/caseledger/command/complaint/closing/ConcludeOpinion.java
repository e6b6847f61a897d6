package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.replying.SendReply;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.procedure.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * 舆情办结: what the unit found and did about a matter of public opinion, and where that was published
 * (P9.09, P9.10); without findings, the waiting draft says them. It passes what a reply passes.
 */
@LedgerCommand(
        zh = "舆情办结",
        en = "conclude public opinion",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.OPINION},
        sealed = {"findings"},
        buildsOn = {
            ReplyDrafted.class,
            ReplyApproved.class,
            OpinionProposed.class,
            OpinionReviewed.class,
            OpinionReported.class
        })
public record ConcludeOpinion(
        CaseId caseId,
        @Nullable String findings,
        String measures,
        @Nullable String publishedWhere,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var sent = SendReply.text(findings, SealedField.CONCLUSION, c, context);
        return List.of(new OpinionConcluded(
                sent.sealed(), sent.digest(), sent.draft(), measures, publishedWhere, occurred(context)));
    }

    /** What comes before a reply, and the report that runs (P9.10). */
    public static void before(CaseState c, DecisionContext context) {
        SendReply.before(c, context);
        var report = c.deadlines().open(Clock.OPINION_REPORT);
        Guards.require(
                report.isEmpty(),
                report.map(Deadline::clause).map(List::of).orElseGet(Rule.OPINION_REPORTED_FIRST::clauses),
                Rule.OPINION_REPORTED_FIRST);
    }
}
