package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.OpenRectifications;
import org.jspecify.annotations.Nullable;

/**
 * 整改: what the respondent has to put right, or has put right (P3.13). A completion is of the {@code
 * order} that it names; without a number of the only one that is open, or of the one of the same
 * words. The archive waits for none, so an order is completed after it too.
 */
@LedgerCommand(
        zh = "记录整改",
        en = "record rectification",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED, ComplaintState.REPLIED, ComplaintState.ARCHIVED})
public record RecordRectification(
        CaseId caseId,
        boolean completed,
        @Nullable Integer order,
        String what,
        @Nullable Instant by,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var when = occurred(context);
        if (completed) {
            Guards.require(by == null, Rule.RECTIFICATION_OR_COMPLETION);
            return List.of(new RectificationCompleted(completes(c.rectifications()), what, when));
        }
        Guards.require(c.state() != ComplaintState.ARCHIVED, Rule.STATE, Commands.wordOf(getClass()), c.state());
        Guards.require(order == null, Rule.RECTIFICATION_OR_COMPLETION);
        Guards.require(by == null || by.isAfter(when.at()), Rule.RECTIFICATION_OPEN.clauses(), Rule.TIME_AHEAD);
        return List.of(new RectificationOrdered(what, by, when));
    }

    /** After the archive nothing is ordered any more: something has to be left to complete. */
    public static void before(CaseState c, DecisionContext context) {
        var orders = c.rectifications();
        Guards.require(
                c.state() != ComplaintState.ARCHIVED || !orders.open().isEmpty(),
                Rule.RECTIFICATION_OPEN,
                numbers(orders));
    }

    private int completes(OpenRectifications orders) {
        var found = order != null
                ? orders.named(order)
                : orders.open().size() == 1 ? orders.open().keySet().stream().findFirst() : orders.worded(what);
        return found.orElseThrow(() -> new Refused(Rule.RECTIFICATION_OPEN, numbers(orders)));
    }

    private static String numbers(OpenRectifications orders) {
        return CaseGuards.numbers(orders.open().keySet());
    }
}
