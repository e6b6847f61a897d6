package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Follow-ups, supervision and other acts alongside and after the reply, in words. */
final class ClosingWords {

    private ClosingWords() {}

    static Text of(Act act, DisplayNames names) {
        if (act instanceof FollowUpRecorded e) {
            return format("回访：%s", "Follow-up: %s", e.satisfaction());
        } else if (act instanceof CallBackAttempted e) {
            return e.reached()
                    ? format("回访前%s联系，已联系到投诉人", "Complainant reached %s for a follow-up", Words.by(e.medium()))
                    : format("回访前%s联系，未联系到投诉人", "Complainant not reached %s for a follow-up", Words.by(e.medium()));
        } else if (act instanceof ComplaintReopened e) {
            return format(
                    "重新办理（第%2$s轮），依据：%1$s，理由：%3$s",
                    "Reopened (round %2$s), ground: %1$s, reason: %3$s", e.ground(), e.round(), e.reason());
        } else if (act instanceof ReconsiderationDecided e) {
            return format("复议决定：%s，理由：%s", "Reconsideration decided: %s, reason: %s", e.result(), e.reason());
        } else if (act instanceof HandlingUrged e) {
            return urged(e);
        } else if (act instanceof UrgingAnswered e) {
            return format("答复第%s次督办：%s", "Supervision notice %s answered: %s", e.urging(), e.done())
                    .andIfPresent("，其余于 %s 前办结", ", the rest due %s", Times.untilOrNull(e.by()));
        } else if (act instanceof RectificationOrdered e) {
            return format("责令整改：%s", "Rectification ordered: %s", e.what())
                    .andIfPresent("，期限：%s", ", due %s", Times.untilOrNull(e.by()));
        } else if (act instanceof RectificationCompleted e) {
            return new Text("整改完成", "Rectification completed")
                    .andIfPresent("（第%s项）", " (no. %s)", e.order())
                    .andIfPresent("：%s", ": %s", e.what());
        } else if (act instanceof AccountabilityRecorded e) {
            return format("%s：对象 %s，事由：%s", "Accountability recorded: %s of %s, reason: %s", e.kind(), e.of(), e.why());
        } else if (act instanceof CaseAccountabilityWithdrawn e) {
            return format(
                    "撤销第%d项表彰、通报批评或追责，理由：%s", "Accountability record %d withdrawn, reason: %s", e.number(), e.reason());
        } else if (act instanceof SecrecyMarked e) {
            return format(
                    "定密：涉及%s，仅限%s知悉",
                    "Marked as secret: %s, authorised people: %s",
                    e.ground(),
                    Text.list(e.people().stream().map(names::ofPerson).toList()));
        } else if (act instanceof SecrecyLifted e) {
            return format("解密，理由：%s", "Secrecy lifted, reason: %s", e.why());
        } else if (act instanceof EscalatedToSuperior e) {
            return e.arbitration()
                    ? format("提请%s仲裁，理由：%s", "Submitted to %s for arbitration, reason: %s", e.authority(), e.why())
                    : format("上报%s，理由：%s", "Escalated to %s, reason: %s", e.authority(), e.why());
        } else if (act instanceof EscalationAnswered e) {
            return format(
                    "第%d项上报已获答复：%s；后续：%s",
                    "Escalation %d was answered: %s; what follows: %s", e.escalation(), e.answer(), e.consequence());
        } else if (act instanceof ComplaintArchived e) {
            return archived(e);
        } else if (act instanceof HistoryAdopted e) {
            return adopted(e);
        }
        throw new IllegalArgumentException("No words for " + act.getClass().getSimpleName());
    }

    private static Text urged(HandlingUrged e) {
        var step = e.taken();
        var sentence = new Text(step.zh(), Labelled.capitalized(step.en()) + " issued");
        return sentence.andIfPresent("（%s）", " (deadline for %s)", e.clock())
                .andIfPresent("：%s", ": %s", e.note())
                .andIfPresent("，请于 %s 前答复", ", answer due %s", Times.untilOrNull(e.answerBy()));
    }

    private static Text archived(ComplaintArchived e) {
        var sentence = format("归档，卷宗材料：%s", "Archived; dossier: %s", Words.list(e.present()))
                .andIfPresent(
                        "；投诉人不满意，归档理由：%s",
                        "; the complainant is not satisfied, reason for archiving: %s", e.notSatisfiedReason());
        for (var part : DossierPart.values()) {
            var why = e.missing().get(part);
            if (why != null) {
                sentence = sentence.and("；缺少" + part.zh(), "; missing: " + part.en())
                        .andIfPresent("（%s）", " (%s)", why);
            }
        }
        return sentence;
    }

    private static Text adopted(HistoryAdopted e) {
        var sentence = format("由%s迁入，原编号 %s", "Migrated from %s, original number %s", e.source(), e.sourceId())
                .andIfPresent(
                        "；来源无记录：%s",
                        "; the source has no record of %s", e.gaps().isEmpty() ? null : Words.list(e.gaps()))
                .andIfPresent("；来源结论：%s", "; the source’s own result: %s", e.verdict())
                .andIfPresent("；来源状态：%s", "; status in the source: %s", e.status());
        return outcome(e, sentence);
    }

    private static Text outcome(HistoryAdopted e, Text sentence) {
        var so = sentence.andIfPresent("；本局对应状态：%s", "; state here: %s", e.state())
                .andIfPresent("；来源期限：%s", "; due in the source: %s", e.dueAt() == null ? null : Times.at(e.dueAt()));
        if (!e.closed()) {
            return so;
        }
        return e.closedAt() == null
                ? so.and("；已办结", "; closed")
                : so.and(format("；已于 %s 办结", "; closed at %s", Times.at(e.closedAt())));
    }
}
