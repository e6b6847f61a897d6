package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/** 起草回复: a new draft, which voids what was approved before (P9.12). */
@Allowed(
        to = {Role.HANDLER},
        in = {ComplaintState.ACCEPTED})
public record DraftReply(
        CaseId caseId, String text, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new ReplyDrafted(
                        c.reply().drafts() + 1,
                        desk.office().seal(caseId, text),
                        Digest.of(text),
                        desk.actor().person(),
                        occurred(desk)));
    }
}
