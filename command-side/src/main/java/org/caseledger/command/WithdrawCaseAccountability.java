package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.StandingAccountability;
import org.jspecify.annotations.Nullable;

/**
 * Takes back, with the reason, what was said of a unit or a person in this case, by a record or by
 * 通报 (P1.17): the one of that number, counted from 1, or without a number the only one.
 */
@Allowed(
        to = {Role.LEADER},
        needs = Need.AN_ACCOUNTABILITY)
public record WithdrawCaseAccountability(
        CaseId caseId,
        @Nullable Integer number,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var said = c.accountability();
        int which =
                said.find(number)
                        .orElseThrow(() -> new Refused(Rule.ACCOUNTABILITY_STANDS, numbers(said)));
        return List.of(new CaseAccountabilityWithdrawn(which, reason, occurred(desk)));
    }

    /** Something is left to take back. */
    static void mustStand(Case c, Desk desk) {
        var said = c.accountability();
        Guards.require(!said.standing().isEmpty(), Rule.ACCOUNTABILITY_STANDS, numbers(said));
    }

    private static String numbers(StandingAccountability said) {
        return said.standing().isEmpty()
                ? "—"
                : said.standing().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
