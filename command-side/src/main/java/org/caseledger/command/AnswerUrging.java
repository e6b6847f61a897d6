package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UrgingAnswered;
import org.jspecify.annotations.Nullable;

/**
 * 答复催办、督办、通报: whoever it is up to says what was done, and by when the rest will be (P9.01); the
 * latest urging without an answer unless its number is named.
 */
@Allowed(
        to = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REPLIED,
            ComplaintState.REOPENED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED,
            ComplaintState.ARCHIVED
        })
public record AnswerUrging(
        CaseId caseId,
        @Nullable Integer urging,
        String done,
        @Nullable Instant by,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var sent = c.urgings().unanswered(urging).orElseThrow(() -> new Refused(Rule.URGING_WAITS));
        // The center answers for what no unit has, and for its own clocks.
        boolean has =
                c.unit() == null
                        || c.unit().equals(desk.actor().unit())
                        || sent.clock() != null && !sent.clock().isOfTheUnit();
        Guards.require(has, "P9.01", Rule.OWN_UNIT, String.valueOf(desk.actor().unit()));
        var when = occurred(desk);
        Guards.require(by == null || by.isAfter(when.at()), Rule.TIME_AHEAD);
        return List.of(new UrgingAnswered(sent.number(), done, by, when));
    }
}
