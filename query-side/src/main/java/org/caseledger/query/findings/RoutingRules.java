package org.caseledger.query.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Requirement;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Rules about the way of a case to whoever handles it. */
final class RoutingRules {
    private RoutingRules() {}

    /** P9.03: 按签阅意见当天分送. */
    static @Nullable Found assignedAfterSignOffDay(
            WatchedCase c, Recorded now, ComplaintAssigned e, @Nullable Gates gates) {
        var signedOff =
                c.routing().signedOff() == null ? null : c.routing().signedOff().doneAt();
        var assigned = Moment.of(now).doneAt();
        if (gates == null
                || gates.signOff() == null
                || signedOff == null
                || assigned == null
                || !day(assigned).isAfter(day(signedOff))) {
            return null;
        }
        return Found.of(
                        List.of(c.routing().signedOff().position()),
                        now.actor().person(),
                        null,
                        "%s签阅，%s方才分派",
                        "Signed off on %s, assigned on %s",
                        day(signedOff),
                        day(assigned))
                .by(gates.signOff().clause());
    }

    /** P9.15, ping-pong: each return from the second on. */
    static @Nullable Found returnedRepeatedly(WatchedCase c, Recorded now, ComplaintReturned e, @Nullable Gates gates) {
        var before = c.routing().returns();
        if (before.isEmpty()) {
            return null;
        }
        int times = before.size() + 1;
        return Found.of(
                before.stream().map(Moment::position).toList(),
                now.actor().person(),
                e.unit(),
                "第%d次退回",
                "Return no. %d",
                times);
    }

    /** P9.15: the center, or a leader, found that the unit has the jurisdiction after all. */
    static @Nullable Found returnedWithoutMerit(WatchedCase c, Recorded now, ReturnReviewed e, @Nullable Gates gates) {
        var returns = c.routing().returns();
        if (!e.heldAgain() || returns.isEmpty()) {
            return null;
        }
        var returned = returns.get(returns.size() - 1);
        return Found.of(
                        List.of(returned.position()),
                        returned.person(),
                        e.unit(),
                        e.ruling() ? "局领导裁定退回不成立" : "投诉举报中心审核，退回不成立",
                        e.ruling()
                                ? "A leader ruled that the return had no merit"
                                : "The complaint center found no merit in the return")
                .by(
                        gates == null || gates.returns() == null
                                ? null
                                : gates.returns().clause());
    }

    /** P9.15: 及时重新分派. */
    static @Nullable Found notReassignedInTime(WatchedCase c, Recorded now, DeadlineMissed e, @Nullable Gates gates) {
        if (e.clock() != Clock.REASSIGNMENT) {
            return null;
        }
        var returns = c.routing().returns();
        return Found.of(
                        returns.isEmpty()
                                ? List.of()
                                : List.of(returns.get(returns.size() - 1).position()),
                        null,
                        null,
                        "退回后时限届满仍未重新分派",
                        "Not reassigned before the deadline passed")
                .by(c.clocks().of(e).map(WatchedClock::clause).orElse(null));
    }

    /** P9.07: 告知投诉人不予受理的理由. */
    static @Nullable Found declinedWithoutReason(
            WatchedCase c, Recorded now, ComplaintDeclined e, @Nullable Gates gates) {
        boolean reason = e.reason() != null && !e.reason().isBlank();
        boolean migrated = e.occurred().source() != null;
        if (migrated || reason && e.told() != null) {
            return null;
        }
        return Found.of(
                List.of(),
                now.actor().person(),
                c.routing().unit(),
                reason ? "有理由而无告知记录" : "未写明理由",
                reason
                        ? "A reason is given, but there is no record of notifying the complainant"
                        : "No reason is given");
    }

    /** Order 121 art. 15, 16: on which ground, and which other ways there are. */
    static @Nullable Found declinedWithoutGround(
            WatchedCase c, Recorded now, ComplaintDeclined e, @Nullable Gates gates) {
        if (e.occurred().source() != null) {
            return null;
        }
        boolean ground = e.ground() != null || !c.isAsked(Requirement.GROUND_OF_REFUSAL, gates);
        boolean told = Boolean.TRUE.equals(e.otherWaysTold()) || !c.isAsked(Requirement.OTHER_WAYS_TOLD, gates);
        if (ground && told) {
            return null;
        }
        return Found.of(
                        List.of(),
                        now.actor().person(),
                        c.routing().unit(),
                        ground ? "未告知其他解决途径" : "未选明第十六条所列情形",
                        ground
                                ? "The other ways to settle the dispute were not told"
                                : "No ground of article 16 was chosen")
                .by(ground ? "O121-15" : "O121-16");
    }

    /** Order 121 art. 13, 29 to 32: why this office is the one to handle it. */
    static @Nullable Found acceptedWithoutJurisdiction(
            WatchedCase c, Recorded now, ComplaintAccepted e, @Nullable Gates gates) {
        if (e.occurred().source() != null
                || e.jurisdiction() != null
                || !c.isAsked(Requirement.GROUND_OF_JURISDICTION, gates)) {
            return null;
        }
        boolean report = c.about().facts().kind() == ComplaintKind.REPORT;
        return Found.of(
                        List.of(),
                        now.actor().person(),
                        c.routing().unit(),
                        "未选明本局的处理权限依据",
                        "No ground was chosen on which this office handles the case")
                .by(report ? "O121-29" : "O121-13");
    }

    /** Order 121 art. 18: 经投诉人和被投诉人同意. */
    static @Nullable Found mediatedWithoutConsent(
            WatchedCase c, Recorded now, MediationRecorded e, @Nullable Gates gates) {
        boolean mediated = e.agreed() || e.ending() == MediationEnding.NO_AGREEMENT;
        if (!mediated || c.about().sides().bothConsent() || !c.isAsked(Requirement.CONSENT_TO_MEDIATION, gates)) {
            return null;
        }
        return Found.of(
                List.of(),
                now.actor().person(),
                c.routing().unit(),
                "没有双方同意调解的记录",
                "There is no record that both sides consented to the mediation");
    }

    /** Order 121 art. 23: 自作出终止调解决定之日起七个工作日内告知投诉人和被投诉人. */
    static @Nullable Found oneSideNotTold(WatchedCase c, Recorded now, ComplaintArchived e, @Nullable Gates gates) {
        if (!c.about().sides().oneUntold() || !c.isAsked(Requirement.CONSENT_TO_MEDIATION, gates)) {
            return null;
        }
        return Found.of(
                List.of(),
                c.routing().handler(),
                c.routing().unit(),
                "时限内已告知：%s",
                "Told in time: %s",
                c.about().sides().told().isEmpty()
                        ? "—"
                        : Text.list(List.copyOf(c.about().sides().told())));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }
}
