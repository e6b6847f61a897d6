package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintReplied;
import org.jspecify.annotations.Nullable;

/**
 * 回复: tells the complainant the result (P9.04, P9.08); without a text, the waiting draft is sent.
 */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        in = {ComplaintState.ACCEPTED},
        forInquiriesIn = {ComplaintState.CLASSIFIED},
        needs = Need.ALL_THAT_COMES_BEFORE_A_REPLY)
public record SendReply(
        CaseId caseId,
        @Nullable String text,
        Medium medium,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var draft = c.reply().draft();
        Guards.require(text != null || draft != null, Rule.DRAFT_WAITS);
        var digest = text == null ? draft.digest() : Digest.of(text);
        boolean asDrafted = draft != null && draft.digest().equals(digest);
        Approvals.mustBeOf(asDrafted, c, desk);
        return List.of(
                new ComplaintReplied(
                        asDrafted ? draft.text() : desk.office().seal(caseId, text),
                        digest,
                        asDrafted ? draft.draft() : null,
                        medium,
                        occurred(desk)));
    }

    /** What the procedure asks for before a reply: opinion, approvals, investigation on site. */
    static void mustBeReady(Case c, Desk desk) {
        if (c.state() == ComplaintState.ACCEPTED) {
            OpinionInHand.allowSending(c, desk);
        }
        Approvals.mustBeComplete(c, desk);
        var onSite = c.procedure(desk).gates().onSite();
        if (onSite != null && c.asksOnSite()) {
            Guards.require(c.wasOnSite(), onSite.clause(), Rule.ON_SITE_BEFORE_REPLY);
        }
    }
}
