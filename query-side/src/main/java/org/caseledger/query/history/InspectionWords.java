package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionRemarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Inspections, and what was said of units and people outside any case, in words. */
final class InspectionWords {

    private InspectionWords() {}

    static Text of(AccountabilityEvent event, DisplayNames names) {
        if (event instanceof AccountabilityDeclared e) {
            var sentence = new Text(
                    e.kind().zh(), "Accountability recorded: " + e.kind().en());
            return sentence.andIfPresent("：%s", " of %s", whom(e, names))
                    .andIfPresent("，事由：%s", ", reason: %s", e.why());
        }
        var e = (AccountabilityWithdrawn) event;
        return format("撤销表彰、通报批评或追责，理由：%s", "Accountability record withdrawn, reason: %s", e.reason());
    }

    private static @Nullable Object whom(AccountabilityDeclared e, DisplayNames names) {
        var unit = e.unit() == null ? null : names.of(e.unit());
        if (e.name() == null) {
            return unit;
        }
        return new Text(e.name(), e.name()).andIfPresent("（%s）", " (%s)", unit);
    }

    static Text of(InspectionEvent event, DisplayNames names) {
        if (event instanceof InspectionPrepared e) {
            return new Text("编制检查表", "Inspection sheet prepared")
                    .andIfPresent("：%s", " for %s", e.unit() == null ? null : names.of(e.unit()))
                    .and(
                            "，期间 %s 至 %s".formatted(e.first(), e.last()),
                            ", period %s to %s".formatted(e.first(), e.last()))
                    .andIfPresent(
                            "，收件%s件", ", complaints received: %s", e.figures().get(InspectionFigure.RECEIVED));
        } else if (event instanceof InspectionRemarked e) {
            return format("检查意见：%s", "Inspection remarks: %s", e.seen())
                    .andIfPresent("；问题：%s", "; problems: %s", e.problems())
                    .andIfPresent("；要求：%s", "; required: %s", e.asked())
                    .andIfPresent("，请于 %s 前答复", ", answer due %s", Times.untilOrNull(e.by()));
        } else if (event instanceof InspectionAnswered e) {
            return format("答复检查：%s", "Inspection answered: %s", e.answer());
        } else if (event instanceof InspectionSentBack e) {
            return decided("退回检查表", "Inspection sheet sent back", e.digest(), e.reason());
        }
        var e = (InspectionSignedOff) event;
        return decided("签批检查表", "Inspection sheet signed off", e.digest(), e.opinion());
    }

    private static Text decided(String zh, String en, String digest, @Nullable String words) {
        return new Text(zh, en).andIfPresent("（摘要 %s）", " (digest %s)", digest).andIfPresent("：%s", ": %s", words);
    }
}
