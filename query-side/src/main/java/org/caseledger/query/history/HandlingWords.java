package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What a unit did with a case, up to the reply, in words. */
final class HandlingWords {

    private HandlingWords() {}

    static Text of(Act act, DisplayNames names) {
        if (act instanceof AssistanceAsked e) {
            return format("安排%s协办：%s", "%s asked to assist: %s", names.of(e.unit()), e.what())
                    .andIfPresent("，期限：%s", ", until %s", e.by());
        } else if (act instanceof AssistanceAnswered e) {
            return format(
                            "%s反馈协办结果（第%s项）：%s",
                            "%s reported on assistance %s: %s", names.of(e.unit()), e.assistance(), e.answer())
                    .andIfPresent("，证据：%s", ", evidence: %s", names(e.evidence()));
        } else if (act instanceof AssistanceReturned e) {
            return format(
                    "%s退回协办（第%s项），理由：%s",
                    "%s returned the request for assistance %s, reason: %s",
                    names.of(e.unit()),
                    e.assistance(),
                    e.reason());
        } else if (act instanceof AssistanceWithdrawn e) {
            return format(
                    "撤销%s的协办（第%s项），理由：%s",
                    "Request for assistance of %s (no. %s) withdrawn, reason: %s",
                    names.of(e.unit()),
                    e.assistance(),
                    e.reason());
        } else if (act instanceof InvestigationRecorded e) {
            return investigated(e, names);
        } else if (act instanceof MediationRecorded e) {
            return (e.agreed()
                            ? new Text("调解达成协议", "Mediation ended with an agreement")
                            : new Text("调解未达成协议", "Mediation ended without an agreement"))
                    .andIfPresent("，终止情形：%s", ", ground: %s", e.ending());
        } else if (act instanceof ContactRecorded e) {
            return contact(e)
                    .andIfPresent("，告知事项：%s", ", notice given: %s", e.notice())
                    .andIfPresent("，告知依据：%s", ", by %s", e.basis())
                    .andIfPresent("（%s）", " (%s)", e.party());
        } else if (act instanceof OpinionReported e) {
            return format("向%s报告舆情，措施：%s", "Public opinion reported to %s, measures: %s", e.to(), e.measures());
        } else if (act instanceof LeadFound e) {
            return new Text("调解中发现违法线索", "Lead found while mediating").andIfPresent("：%s", ": %s", e.lead());
        } else if (act instanceof LeadDecided e) {
            return e.filed()
                    ? format("决定立案，理由：%s", "Decided to file a case, reason: %s", e.reason())
                    : format("决定不予立案，理由：%s", "Decided not to file a case, reason: %s", e.reason());
        } else if (act instanceof HandedToPolice e) {
            return format("移送%s，移送材料：%s", "Handed over to %s, with: %s", e.authority(), e.materials());
        } else if (act instanceof OpinionProposed e) {
            return format(
                            "提出处理意见，方式：%s，责任人：%s",
                            "Handling opinion proposed, method: %s, person responsible: %s",
                            e.plan().method(),
                            e.plan().responsible())
                    .andIfPresent(
                            "，期限：%s", ", due %s", Times.untilOrNull(e.plan().by()));
        } else if (act instanceof OpinionReviewed e) {
            return (e.agreed()
                            ? format("审核同意第%s次处理意见", "Approved handling opinion %s", e.opinion())
                            : format("退回第%s次处理意见", "Sent back handling opinion %s", e.opinion()))
                    .andIfPresent("，意见：%s", ", comment: %s", e.comment());
        } else if (act instanceof ReplyDrafted e) {
            return format("起草回复第%s稿，起草人：%s", "Reply draft %s written by %s", e.draft(), names.ofPerson(e.by()));
        } else if (act instanceof DraftReviewed e) {
            return (e.agreed()
                            ? format("承办单位审核同意第%s稿", "Draft %s approved by the unit", e.draft())
                            : format("承办单位审核不同意第%s稿", "Draft %s sent back by the unit", e.draft()))
                    .andIfPresent("，意见：%s", ", comment: %s", e.comment());
        } else if (act instanceof ReplyApproved e) {
            return approved(e).andIfPresent("，意见：%s", ", opinion: %s", e.opinion());
        } else if (act instanceof ReplyRejected e) {
            return format(
                    "%s未通过，退回回复第%s稿，意见：%s",
                    "Reply draft %2$s sent back at %1$s, opinion: %3$s", e.level(), e.draft(), e.opinion());
        } else if (act instanceof ComplaintReplied e) {
            var replied = e.medium() == null ? new Text("回复投诉人", "Replied to the complainant") : replied(e.medium());
            return replied.andIfPresent("（第%s稿）", " (draft %s)", e.draft());
        }
        return PaperWords.of(act, names);
    }

    private static Text contact(ContactRecorded e) {
        return e.medium() == Medium.NOBODY
                ? format("匿名，无从告知%s", "Anonymous, no one to notify: %s", e.withWhom())
                : format("%s联系%s", "Contact %s with %s", Words.by(e.medium()), e.withWhom());
    }

    private static Text replied(Medium medium) {
        return medium == Medium.NOBODY
                ? new Text("作出答复，匿名无从告知", "Reply recorded; anonymous, no one to notify")
                : format("%s回复投诉人", "Replied to the complainant %s", Words.by(medium));
    }

    private static Text approved(ReplyApproved e) {
        return switch (e.level()) {
            case LEADER -> format("局领导批准回复第%s稿", "Approved by leader: reply draft %s", e.draft());
            case LEGAL -> format("法规科法制审核通过回复第%s稿", "Passed legal review: reply draft %s", e.draft());
        };
    }

    private static Text investigated(InvestigationRecorded e, DisplayNames names) {
        var sentence = e.onSite()
                ? format("%s进行现场调查", "Investigated on site by %s", names.of(e.unit()))
                : format("%s进行调查（未出现场）", "Investigated by %s, not on site", names.of(e.unit()));
        return sentence.andIfPresent("，证据：%s", ", evidence: %s", names(e.evidence()));
    }

    private static @Nullable Text names(@Nullable List<Evidence> evidence) {
        return evidence == null || evidence.isEmpty()
                ? null
                : Text.list(evidence.stream().map(Evidence::name).toList());
    }
}
