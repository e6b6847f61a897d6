package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** Acts on a case up to its acceptance by a unit, in words. */
final class ActWords {

    private ActWords() {}

    static Text of(Act act, DisplayNames names) {
        if (act instanceof ComplaintReceived e) {
            return format(
                            "收件登记：%s，编号 %s，渠道：%s",
                            "Registered: %s, number %s, channel: %s", e.kind(), e.number(), e.channel())
                    .andIfPresent("，被投诉人：%s", ", respondent: %s", e.respondent())
                    .andIfPresent(
                            "，随附证据%s份",
                            ", pieces of evidence: %s",
                            e.evidence() == null ? null : e.evidence().size());
        } else if (act instanceof RecordCorrected e) {
            return CorrectionWords.of(e).andIfPresent("，原因：%s", ", reason: %s", e.reason());
        } else if (act instanceof FilingSplit e) {
            return format(
                    "同一来件中的投诉 %s 与本举报分别处理，理由：%s",
                    "Handled apart from complaint %s of the same filing, reason: %s", names.of(e.complaint()), e.why());
        } else if (act instanceof RepeatComplaintLinked e) {
            return format(
                    "关联为重复投诉，原件 %s，理由：%s", "Linked as a repeat of case %s, reason: %s", names.of(e.to()), e.why());
        } else if (act instanceof RepeatLinkUndone e) {
            return format("撤销与 %s 的重复投诉关联，理由：%s", "Link to case %s undone, reason: %s", names.of(e.to()), e.reason());
        } else if (act instanceof ComplaintJoined e) {
            return format(
                    "并入 %s 一并办理，理由：%s", "Joined to case %s for handling, reason: %s", names.of(e.lead()), e.why());
        } else if (act instanceof NewFactsReported e) {
            return format("举报人在 %s 中补充新的事实：%s", "New facts reported in case %s: %s", names.of(e.in()), e.facts());
        } else if (act instanceof JurisdictionDisputed e) {
            return format("与%s发生处理权限争议，理由：%s", "Jurisdiction disputed with %s, reason: %s", e.with(), e.why());
        } else if (act instanceof JurisdictionSettled e) {
            return format("处理权限争议：%s，机关：%s", "Dispute on jurisdiction: %s, authority: %s", e.step(), e.authority());
        } else if (act instanceof CaseTakenOver e) {
            return format(
                    "接收%s移送，对方台账%s，位置%s",
                    "Taken over from %s, its log %s, position %s",
                    e.from().office(),
                    e.from().log(),
                    e.from().position());
        } else if (act instanceof TakeOverConfirmed e) {
            return format(
                    "%s已接收移送，对方台账%s，位置%s",
                    "Taken over by %s, its log %s, position %s", e.by().office(), e.by().log(), e.by().position());
        } else if (act instanceof RepeatsAnalysed e) {
            return format("分析重复投诉，预防措施：%s", "Repeats analysed, preventive measures: %s", e.measures());
        } else if (act instanceof JoinUndone e) {
            return format("撤销与 %s 的并案，理由：%s", "Join to case %s undone, reason: %s", names.of(e.lead()), e.reason());
        } else if (act instanceof ComplaintClassified e) {
            return ClassifyingWords.classified(e);
        } else if (act instanceof LoweringProposed e) {
            return ClassifyingWords.proposed(e);
        } else if (act instanceof LoweringApproved e) {
            return format("局领导批准第%s次降级提请", "Downgrade %s approved by leader", e.proposal())
                    .andIfPresent("，意见：%s", ", opinion: %s", e.opinion());
        } else if (act instanceof LoweringRejected e) {
            return format(
                    "局领导不同意第%s次降级提请，理由：%s", "Downgrade %s rejected by leader, reason: %s", e.proposal(), e.reason());
        } else if (act instanceof RoutingSignedOff e) {
            return format("局领导签阅，由%s承办", "Signed off, handling unit: %s", names.of(e.unit()))
                    .andIfPresent("，意见：%s", ", opinion: %s", e.opinion());
        } else if (act instanceof ComplaintAssigned e) {
            return format("分派给%s", "Assigned to %s", names.of(e.unit()))
                    .andIfPresent("，承办人：%s", ", handler: %s", e.handler() == null ? null : names.ofPerson(e.handler()))
                    .andIfPresent("，理由：%s", ", reason: %s", e.reason())
                    .and(proposed(e, names));
        } else if (act instanceof ComplaintReturned e) {
            return format("%s退回，理由：%s", "Returned by %s, reason: %s", names.of(e.unit()), e.reason())
                    .andIfPresent(
                            "，建议由%s承办",
                            ", proposed unit: %s", e.proposedUnit() == null ? null : names.of(e.proposedUnit()));
        } else if (act instanceof ReturnReviewed e) {
            return reviewed(e, names);
        } else if (act instanceof ComplaintAccepted e) {
            return told(format("%s受理", "Accepted by %s", names.of(e.unit())), e.told())
                    .andIfPresent("；处理权限：%s", "; jurisdiction: %s", e.jurisdiction());
        } else if (act instanceof ComplaintReferred e) {
            var referred = format("不属本局职责，告知投诉人向%s反映，理由：%s", "Referred to %s, reason: %s", e.authority(), e.reason());
            return told(referred, e.told())
                    .andIfPresent("；属%s，不适用投诉举报程序", "; it is %s, not a complaint", e.matter())
                    .andIfPresent("；处理权限：%s", "; jurisdiction: %s", e.jurisdiction());
        } else if (act instanceof ComplaintDeclined e) {
            return declined(e, names);
        } else if (act instanceof OpinionConcluded e) {
            return format("舆情办结，措施：%s", "Public opinion concluded, measures: %s", e.measures())
                    .andIfPresent("，公布于：%s", ", published: %s", e.publishedWhere());
        } else if (act instanceof Ending e) {
            var step = EventCodec.typeOf(act.getClass());
            var ended = format(step.zh() + "，理由：%s", step.en() + ", reason: %s", e.reason());
            return e.told() == null ? ended : told(ended, e.told());
        }
        return PartyWords.of(act, names);
    }

    private static Text reviewed(ReturnReviewed e, DisplayNames names) {
        Text verdict;
        if (e.accepted()) {
            verdict = e.ruling()
                    ? new Text("局领导裁定同意退回", "A leader accepted the return")
                    : new Text("审核同意退回", "Return accepted");
        } else if (e.ruling()) {
            verdict = format(
                    "局领导裁定不同意退回，由%s办理，不得再次退回",
                    "A leader refused the return; %s keeps the case and cannot return it" + " again",
                    names.of(e.unit()));
        } else if (e.goesToALeader()) {
            verdict = new Text("审核再次不同意退回，报局领导裁定", "Return refused again, submitted to a leader");
        } else {
            verdict = format("审核不同意退回，由%s继续办理", "Return refused; the case stays with %s", names.of(e.unit()));
        }
        return verdict.and(format("，理由：%s", ", reason: %s", e.reason()));
    }

    private static Text declined(ComplaintDeclined e, DisplayNames names) {
        var declined = format("不予受理，理由：%s", "Declined, reason: %s", e.reason());
        var told = (e.told() == null ? declined : told(declined, e.told()))
                .andIfPresent("；情形：%s", "; ground: %s", e.ground())
                .andIfPresent("；判断因素：%s", "; factors: %s", e.signs() == null ? null : Words.list(e.signs()))
                .andIfPresent("；与 %s 重复举报", "; repeats report %s", e.repeats() == null ? null : names.of(e.repeats()))
                .andIfPresent("；处理权限：%s", "; jurisdiction: %s", e.jurisdiction());
        return Boolean.TRUE.equals(e.otherWaysTold())
                ? told.and("；已告知其他解决途径", "; notified of the other ways to settle the dispute")
                : told;
    }

    private static Text proposed(ComplaintAssigned e, DisplayNames names) {
        var proposed = e.proposed();
        if (proposed == null) {
            return format("", "");
        }
        var why = Words.list(proposed.reasons());
        return proposed.unit().equals(e.unit())
                ? format("，与系统建议一致（%s）", ", as proposed by the ledger (%s)", why)
                : format("，系统建议%s（%s），未采纳", ", not as proposed by the ledger: %s (%s)", names.of(proposed.unit()), why);
    }

    private static Text told(Text sentence, Told told) {
        return sentence.and(notified(told));
    }

    static Text notified(Told told) {
        if (told.medium() == Medium.NOBODY) {
            return format("，匿名，无从告知（%s）", ", anonymous, no one to notify (%s)", Times.at(told.at()));
        }
        return format(
                "，%s %s告知投诉人", ", complainant notified %2$s at %1$s", Times.at(told.at()), Words.by(told.medium()));
    }
}
