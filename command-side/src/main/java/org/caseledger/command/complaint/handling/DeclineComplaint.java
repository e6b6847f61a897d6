package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * 不予受理: the unit does not take the case and has told the complainant why (P9.07): where a reply
 * would need approvals, in the very words that were approved (P9.12); of a complaint under Order
 * 121 on which of the seven grounds, and which other ways there are (O121-15, 16). A report that
 * the same person made before of the same facts is not handled again (O121-35).
 */
@LedgerCommand(
        zh = "不予受理",
        en = "decline",
        roles = {Role.HANDLER},
        states = {ComplaintState.ASSIGNED})
public record DeclineComplaint(
        CaseId caseId,
        String reason,
        Told told,
        @Nullable RefusalGround ground,
        @Nullable Set<RefusalSign> signs,
        @Nullable Boolean otherWaysTold,
        @Nullable CaseId repeats,
        @Nullable Jurisdiction jurisdiction,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        Approvals.mustBeOfReason(reason, c, context);
        var considered = signs == null || signs.isEmpty() ? null : signs;
        CaseGuards.asked(ground != null, Requirement.GROUND_OF_REFUSAL, Rule.GROUND_OF_REFUSAL, c, context);
        Guards.require(ground == null || c.kind() == ComplaintKind.COMPLAINT, Rule.GROUND_OF_A_COMPLAINT);
        Guards.require(considered == null || ground == RefusalGround.NO_CONSUMER_DISPUTE, Rule.SIGNS_OF_GROUND_3);
        CaseGuards.asked(
                Boolean.TRUE.equals(otherWaysTold), Requirement.OTHER_WAYS_TOLD, Rule.OTHER_WAYS_TOLD, c, context);
        CaseGuards.ofItsKind(jurisdiction, c);
        var when = occurred(context);
        var events = new ArrayList<ComplaintEvent>();
        if (repeats != null) {
            mustBeAnEarlierReport(c, context);
            if (!c.ties().links().contains(repeats)) {
                events.add(new RepeatComplaintLinked(repeats, reason, when));
            }
        }
        events.add(new ComplaintDeclined(reason, told, ground, considered, otherWaysTold, repeats, jurisdiction, when));
        return events;
    }

    /** The same facts reported again by the same person: two never repeat each other. */
    private void mustBeAnEarlierReport(CaseState c, DecisionContext context) {
        Guards.require(
                c.kind() == ComplaintKind.REPORT
                        && repeats.isExercise() == caseId.isExercise()
                        && context.office()
                                .find(repeats)
                                .filter(OtherCase::isReport)
                                .filter(first -> first.receivedAt().isBefore(c.receivedAt()))
                                .isPresent(),
                Rule.REPEATS_AN_EARLIER_REPORT,
                repeats);
    }

    public static void before(CaseState c, DecisionContext context) {
        Approvals.mustBeCompleteToEnd(c, context);
    }
}
