package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What became of a clock, in words. */
final class DeadlineWords {

    private DeadlineWords() {}

    static Text ofSet(DeadlineSet e, @Nullable Labelled limit) {
        var sentence = format("%s至 %s（%s", "%s due %s (%s", clock(e), Times.until(e.dueAt()), Clause.of(e.clause()))
                .andIfPresent("，%s", ", %s", limit)
                .and("）", ")");
        for (var other : others(e)) {
            var until = Times.until(other.dueAt());
            sentence = sentence.and("，另有时限至 " + until, ", also due " + until)
                    .andIfPresent("（%s）", " (%s)", Clause.of(other.clause()));
        }
        return e.provisional()
                ? sentence.and("，该年放假安排未公布，暂按周末推算", "; provisional, as the holidays of that year are not yet known")
                : sentence;
    }

    private static List<OtherLimit> others(DeadlineSet e) {
        return e.others() == null ? List.of() : e.others();
    }

    static Text of(DeadlineEvent event, DisplayNames names) {
        if (event instanceof DeadlineMet e) {
            return format("%s：%s 完成，", "%s met at %s, ", clock(e), Times.at(e.metAt()))
                    .and(e.late() ? "已超期" : "按时", e.late() ? "late" : "in time");
        } else if (event instanceof DeadlineMissed e) {
            return format("%s已于 %s 届满，尚未完成", "%s missed: it was due %s", clock(e), Times.until(e.dueAt()));
        } else if (event instanceof DeadlineLapsed e) {
            return format("%s终止：%s", "%s lapsed: %s", clock(e), e.reason());
        } else if (event instanceof DeadlineExtended e) {
            return format(
                            "%s延长至 %s（%s），理由：%s，批准人：%s",
                            "%s extended to %s (%s), reason: %s, approved by %s",
                            clock(e),
                            Times.until(e.dueAt()),
                            Clause.of(e.clause()),
                            e.reason(),
                            names.ofPerson(e.approvedBy()))
                    .and(ActWords.notified(e.told()));
        } else if (event instanceof DeadlineSuspended e) {
            return format("%s中止计时：%s", "%s suspended, ground: %s", clock(e), e.ground())
                    .andIfPresent("，依据：%s", ", evidence: %s", e.evidence());
        } else if (event instanceof DeadlineResumed e) {
            return format("%s恢复计时，至 %s", "%s resumed, due %s", clock(e), Times.until(e.dueAt()));
        }
        return ofSet((DeadlineSet) event, null);
    }

    private static Text clock(DeadlineEvent e) {
        var clock = format("%s", "Deadline for %s", e.clock());
        if (e.clock() == Clock.ASSISTANCE) {
            return clock.andIfPresent("（第%s项）", " (no. %s)", e.number());
        }
        return e.number() == 1 ? clock : clock.andIfPresent("（第%s次）", " (no. %s)", e.number());
    }
}
