package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What became of a roster, and who had duty when a complaint came in, in words. */
final class DutyWords {

    private DutyWords() {}

    static Text of(DutyEvent event, DisplayNames names) {
        if (event instanceof DutyAssigned e) {
            return format(
                            "安排%s：%s，%s，%s",
                            "Roster: %s at %s on %s assigned to %s",
                            e.kind(),
                            names.of(e.unit()),
                            e.day(),
                            e.officer().name())
                    .andIfPresent("，原因：%s", ", reason: %s", e.reason());
        } else if (event instanceof DutySwapped e) {
            return format(
                    "换班：%1$s，%2$s 由%3$s换为%4$s，与 %5$s 对换，经%6$s同意，原因：%7$s",
                    "Duty swapped at %1$s: %2$s from %3$s to %4$s in exchange for %5$s, agreed by %6$s,"
                            + " reason: %7$s",
                    names.of(e.unit()),
                    e.day(),
                    e.before().name(),
                    e.after().name(),
                    e.forDay(),
                    e.agreedBy(),
                    e.why());
        }
        var e = (DutyWithdrawn) event;
        return format(
                "撤班：%s，%s，%s，原因：%s",
                "Removed from the roster of %s on %s: %s, reason: %s",
                names.of(e.unit()),
                e.day(),
                e.officer().name(),
                e.reason());
    }

    static Text of(DutyOfficerNamed e, DisplayNames names) {
        var officers = e.officers().stream().map(DutyOfficer::name).toList();
        if (officers.isEmpty()) {
            return format(
                    "非工作日（%s）收件，值班表未排值班人员", "Received on a day off (%s); the roster names no duty officer", e.day());
        }
        return format("非工作日（%s）收件，值班：%s ", "Received on a day off (%s), on duty: %s ", e.day(), names.of(e.unit()))
                .and(Text.list(officers));
    }
}
