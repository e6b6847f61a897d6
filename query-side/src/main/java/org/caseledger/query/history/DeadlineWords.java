package org.caseledger.query.history;

import static org.caseledger.query.history.Sentence.word;

import java.util.List;
import org.caseledger.events.DeadlineEvent;
import org.caseledger.events.DeadlineExtended;
import org.caseledger.events.DeadlineLapsed;
import org.caseledger.events.DeadlineMet;
import org.caseledger.events.DeadlineMissed;
import org.caseledger.events.DeadlineResumed;
import org.caseledger.events.DeadlineSet;
import org.caseledger.events.DeadlineSuspended;
import org.caseledger.events.Labelled;
import org.caseledger.events.OtherLimit;
import org.jspecify.annotations.Nullable;

/** What became of a clock, in words. */
final class DeadlineWords {

    private DeadlineWords() {}

    static Sentence ofSet(DeadlineSet e, @Nullable Labelled limit) {
        var sentence =
                word("%s至 %s（%s", "%s due by %s (%s", clock(e), Times.until(e.dueAt()), e.clause());
        if (limit != null) {
            sentence = sentence.and("，" + limit.zh(), ", " + limit.en());
        }
        sentence = sentence.and("）", ")");
        for (var other : others(e)) {
            sentence =
                    sentence.and(
                            "，另有时限至 %s（%s）".formatted(Times.until(other.dueAt()), other.clause()),
                            ", also due by %s (%s)"
                                    .formatted(Times.until(other.dueAt()), other.clause()));
        }
        return e.provisional()
                ? sentence.and(
                        "，该年放假安排未定，暂按周末推算", "; provisional: that year's holidays are not known")
                : sentence;
    }

    private static List<OtherLimit> others(DeadlineSet e) {
        return e.others() == null ? List.of() : e.others();
    }

    static Sentence of(DeadlineEvent event) {
        if (event instanceof DeadlineMet e) {
            return word("%s：%s 完成，", "%s met at %s, ", clock(e), Times.at(e.metAt()))
                    .and(e.late() ? "已超期" : "按时", e.late() ? "late" : "in time");
        } else if (event instanceof DeadlineMissed e) {
            return word(
                    "%s已于 %s 届满，未完成",
                    "%s missed: it was due by %s", clock(e), Times.until(e.dueAt()));
        } else if (event instanceof DeadlineLapsed e) {
            return word("%s终止：", "%s ended: ", clock(e)).and(e.reason().zh(), e.reason().en());
        } else if (event instanceof DeadlineExtended e) {
            return word(
                            "%s延长至 %s（%s），理由：%s，批准人：%s",
                            "%s extended to %s (%s), reason: %s, approved by %s",
                            clock(e),
                            Times.until(e.dueAt()),
                            e.clause(),
                            e.reason(),
                            e.approvedBy())
                    .and(ActWords.toldZh(e.told()), ActWords.toldEn(e.told()));
        } else if (event instanceof DeadlineSuspended e) {
            return word("%s暂停计时：", "%s suspended for ", clock(e))
                    .and(e.ground().zh(), e.ground().en())
                    .given("，依据：%s", ", evidence: %s", e.evidence());
        } else if (event instanceof DeadlineResumed e) {
            return word("%s恢复计时，至 %s", "%s resumed, due by %s", clock(e), Times.until(e.dueAt()));
        }
        return ofSet((DeadlineSet) event, null);
    }

    private static Sentence clock(DeadlineEvent e) {
        var clock = word("%s", "Limit for %s", e.clock());
        return e.number() == 1 ? clock : clock.given("（第%s次）", " (no. %s)", e.number());
    }
}
