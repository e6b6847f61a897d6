package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingSignedOff;
import org.jspecify.annotations.Nullable;

/** 签阅: a bureau leader names the unit that handles the case (P9.03). */
@Allowed(
        to = {Role.LEADER},
        in = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED},
        needs = Need.A_UNIT_TO_SIGN_FOR)
public record SignOffRouting(
        CaseId caseId,
        UnitId unit,
        @Nullable String opinion,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.unit(unit, c, desk);
        return List.of(new RoutingSignedOff(unit, opinion, occurred(desk)));
    }

    static List<Offer.Choice> targets(Case c, Desk desk) {
        return List.of(
                Offer.Choice.of("unit", Guards.units(c, desk).stream().map(Unit::id).toList()));
    }
}
