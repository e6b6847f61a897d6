package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.SecrecyLifted;
import org.jspecify.annotations.Nullable;

/** 解密: the case is opened by whoever handles it again (P7.20). */
@Allowed(
        to = {Role.LEADER, Role.CENTER_HEAD},
        needs = Need.SECRECY)
public record LiftSecrecy(
        CaseId caseId, String why, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new SecrecyLifted(why, occurred(desk)));
    }

    static void mustBeSecret(Case c, Desk desk) {
        Guards.require(c.secrecy() != null, Rule.SECRECY_STANDS);
    }
}
