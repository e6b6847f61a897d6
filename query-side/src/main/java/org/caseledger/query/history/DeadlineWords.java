package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import org.caseledger.events.Clause;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.procedure.Procedure;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** That a deadline was set, with its other limits, in words. */
final class DeadlineWords {
    private DeadlineWords() {}

    /** The length of the limit is included if the procedure is still the version that set it. */
    static Text of(DeadlineSet e, @Nullable Procedure procedure) {
        var sentence = format("%s至 %s（%s", "%s due %s (%s", e.called(), Times.until(e.dueAt()), Clause.of(e.clause()))
                .andIfPresent("，%s", ", %s", e.unit() == null ? limitOf(e, procedure) : null)
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

    private static @Nullable Labelled limitOf(DeadlineSet set, @Nullable Procedure procedure) {
        if (procedure == null || !procedure.version().equals(set.procedureVersion())) {
            return null;
        }
        return procedure.rules().stream()
                .filter(rule -> rule.id().equals(set.rule()))
                .findFirst()
                .map(rule -> rule.limit())
                .orElse(null);
    }
}
