package org.caseledger.api.portal;

import static org.caseledger.text.Text.format;

import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An act in the words for the complainant; null for acts that are internal to the office. */
final class CitizenWords {
    private CitizenWords() {}

    static @Nullable Text of(Act act) {
        if (act instanceof ComplaintReceived) {
            return new Text("收到您的投诉", "We received your complaint");
        } else if (act instanceof ComplaintAssigned) {
            return new Text("已转交承办单位办理", "Passed on to the unit that handles it");
        } else if (act instanceof ComplaintAccepted) {
            return new Text("已受理", "Accepted");
        } else if (act instanceof InvestigationRecorded) {
            return new Text("承办单位进行了调查", "The unit looked into it");
        } else if (act instanceof MediationArranged e) {
            return format("安排调解，时间以通知为准（%s）", "Mediation arranged for %s, as notified", PortalProgress.day(e.heldAt()));
        } else if (act instanceof MediationRecorded e) {
            return e.agreed()
                    ? new Text("调解达成协议", "Mediation ended with an agreement")
                    : new Text("调解终止，未达成协议", "Mediation ended without an agreement");
        } else if (act instanceof ComplaintJoined) {
            return new Text("与相同事项的投诉合并办理", "Handled together with complaints of the same matter");
        } else if (act instanceof JoinUndone) {
            return new Text("恢复单独办理", "Handled by itself again");
        }
        return ofItsEnd(act);
    }

    private static @Nullable Text ofItsEnd(Act act) {
        if (act instanceof FactsAdded e) {
            return new Text("您补充了事实", "You added facts")
                    .andIfPresent(
                            "，附件%s份",
                            ", attachments: %s",
                            e.evidence() == null ? null : e.evidence().size());
        } else if (act instanceof ComplaintDeclined) {
            return new Text("决定不予受理，理由已告知您", "Not accepted; you have been notified of the reason");
        } else if (act instanceof ComplaintReferred e) {
            return format("不属本局职责，请向%s反映", "Not within the remit of this office; turn to %s", e.authority());
        } else if (act instanceof ComplaintWithdrawn) {
            return new Text("您撤回了投诉，办理终止", "You withdrew the complaint; it is closed");
        } else if (act instanceof ComplaintSettled) {
            return new Text("双方自行和解，办理终止", "Settled between the parties; it is closed");
        } else if (act instanceof ComplaintReplied) {
            return new Text("已答复您", "We sent you the reply");
        } else if (act instanceof FollowUpRecorded e) {
            return e.satisfaction() == Satisfaction.UNREACHABLE
                    ? new Text("回访未能联系到您", "We tried to ask you and did not reach you")
                    : format("您对处理结果的评价：%s", "Your rating of the outcome: %s", e.satisfaction());
        } else if (act instanceof ComplaintReopened) {
            return new Text("重新办理", "Taken up again");
        } else if (act instanceof ComplaintArchived) {
            return new Text("办理完毕，已归档", "Completed and archived");
        }
        return null;
    }
}
