package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * 分派: sends the case to a unit, first on a leader's word (P9.03), never back to one that returned
 * it (P9.15); {@code handler} is the login of whoever in that unit answers for it (P2.08, P5.19).
 */
@Allowed(
        to = {Role.DISPATCHER},
        in = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED})
public record AssignComplaint(
        CaseId caseId,
        UnitId unit,
        @Nullable String handler,
        @Nullable String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var target = Guards.unit(unit, c, desk);
        Guards.require(
                handler == null || desk.office().employs(handler, unit),
                Rule.PERSON_OF_UNIT,
                handler,
                target.name());
        var signedOff = c.signedOffUnit();
        var gate = c.procedure(desk).gates().signOff();
        if (gate != null && !c.wasAssigned()) {
            Guards.require(signedOff != null, gate.clause(), Rule.SIGN_OFF_BEFORE_ASSIGNMENT);
        }
        Guards.require(!c.returnedBy().contains(unit), Rule.NO_BOOMERANG, target.name());
        if (signedOff != null && !signedOff.equals(unit)) {
            Guards.require(Guards.says(reason), Rule.REASON_FOR_ANOTHER_UNIT, signedOff);
        }
        return List.of(new ComplaintAssigned(unit, handler, reason, occurred(desk)));
    }
}
