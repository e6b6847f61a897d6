package org.caseledger.query.history;

import static org.caseledger.query.history.Sentence.say;

import org.caseledger.events.complaint.AccountabilityRecorded;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.EscalatedToSuperior;
import org.caseledger.events.complaint.FollowUpRecorded;
import org.caseledger.events.complaint.HandlingUrged;
import org.caseledger.events.complaint.HistoryAdopted;
import org.caseledger.events.complaint.RectificationCompleted;
import org.caseledger.events.complaint.RectificationOrdered;
import org.caseledger.events.complaint.SecrecyLifted;
import org.caseledger.events.complaint.SecrecyMarked;
import org.caseledger.events.complaint.UrgingAnswered;
import org.caseledger.text.Labelled;

/** What was done beside and after the reply, in words. */
final class ClosingWords {

    private ClosingWords() {}

    static Sentence of(Act act, Names names) {
        if (act instanceof FollowUpRecorded e) {
            return say("回访：%s", "Follow-up: %s", e.satisfaction());
        } else if (act instanceof ComplaintReopened e) {
            return say(
                    "重新办理（第%2$s轮），依据：%1$s，理由：%3$s",
                    "Reopened (round %2$s), ground: %1$s, reason: %3$s",
                    e.ground(),
                    e.round(),
                    e.reason());
        } else if (act instanceof HandlingUrged e) {
            return urged(e);
        } else if (act instanceof UrgingAnswered e) {
            return say("答复第%s次督办：%s", "Supervision notice %s answered: %s", e.urging(), e.done())
                    .given("，其余于 %s 前办结", ", the rest due %s", Times.untilOrNull(e.by()));
        } else if (act instanceof RectificationOrdered e) {
            return say("责令整改：%s", "Rectification ordered: %s", e.what())
                    .given("，期限：%s", ", due %s", Times.untilOrNull(e.by()));
        } else if (act instanceof RectificationCompleted e) {
            return new Sentence("整改完成", "Rectification completed")
                    .given("（第%s项）", " (no. %s)", e.order())
                    .given("：%s", ": %s", e.what());
        } else if (act instanceof AccountabilityRecorded e) {
            return say(
                    "%s：对象 %s，事由：%s",
                    "Accountability recorded: %s of %s, reason: %s", e.kind(), e.of(), e.why());
        } else if (act instanceof CaseAccountabilityWithdrawn e) {
            return say(
                    "撤销第%d项表彰、通报批评或追责，理由：%s",
                    "Accountability record %d withdrawn, reason: %s", e.number(), e.reason());
        } else if (act instanceof SecrecyMarked e) {
            return say(
                    "定密：涉及%s，仅限%s知悉",
                    "Marked as secret: %s, authorised people: %s",
                    e.ground(),
                    Words.joined(e.people().stream().map(names::ofPerson).toList()));
        } else if (act instanceof SecrecyLifted e) {
            return say("解密，理由：%s", "Secrecy lifted, reason: %s", e.why());
        } else if (act instanceof EscalatedToSuperior e) {
            return e.arbitration()
                    ? say(
                            "提请%s仲裁，理由：%s",
                            "Submitted to %s for arbitration, reason: %s", e.authority(), e.why())
                    : say("上报%s，理由：%s", "Escalated to %s, reason: %s", e.authority(), e.why());
        } else if (act instanceof ComplaintArchived e) {
            return archived(e);
        } else if (act instanceof HistoryAdopted e) {
            return adopted(e);
        }
        throw new IllegalArgumentException("No words for " + act.getClass().getSimpleName());
    }

    private static Sentence urged(HandlingUrged e) {
        var step = e.taken();
        var sentence = new Sentence(step.zh(), Labelled.capitalized(step.en()) + " issued");
        if (e.clock() != null) {
            sentence =
                    sentence.and(
                            "（%s）".formatted(e.clock().zh()),
                            " (deadline for %s)".formatted(e.clock().en()));
        }
        return sentence.given("：%s", ": %s", e.note())
                .given("，请于 %s 前答复", ", answer due %s", Times.untilOrNull(e.answerBy()));
    }

    private static Sentence archived(ComplaintArchived e) {
        var present = Words.list(e.present());
        var sentence =
                new Sentence("归档，卷宗材料：" + present.zh(), "Archived; dossier: " + present.en());
        for (var part : DossierPart.values()) {
            var why = e.missing().get(part);
            if (why != null) {
                sentence =
                        sentence.and("；缺少" + part.zh(), "; missing: " + part.en())
                                .given("（%s）", " (%s)", why);
            }
        }
        return sentence;
    }

    private static Sentence adopted(HistoryAdopted e) {
        var sentence =
                say(
                        "由%s迁入，原编号 %s",
                        "Migrated from %s, original number %s", e.source(), e.sourceId());
        if (!e.gaps().isEmpty()) {
            var gaps = Words.list(e.gaps());
            sentence =
                    sentence.and(
                            "；来源无记录：" + gaps.zh(), "; the source has no record of " + gaps.en());
        }
        if (e.verdict() != null) {
            sentence =
                    sentence.and(
                            "；来源结论：" + e.verdict().zh(),
                            "; the source’s own result: " + e.verdict().en());
        }
        if (e.status() != null) {
            sentence = sentence.given("；来源状态：%s", "; status in the source: %s", e.status());
        }
        return e.closed() ? sentence.and("；已办结", "; closed") : sentence;
    }
}
