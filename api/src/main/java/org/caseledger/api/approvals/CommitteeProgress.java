package org.caseledger.api.approvals;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.ProgressStep;
import org.caseledger.api.web.ProgressStep.State;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Sample;
import org.caseledger.review.ReviewState;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** How far the committee is, from the population to the minutes (P9.12). */
@RequiredArgsConstructor
final class CommitteeProgress {
    private final Language language;

    /** The steps of a sample; before there is one, the population is looked at. */
    List<ProgressStep> of(@Nullable Sample sample) {
        if (sample == null || sample.asked().strata() == null) {
            boolean drawn = sample != null;
            return List.of(
                    step(population(), drawn ? State.DONE : State.NOW),
                    step(drawing(), drawn ? State.DONE : State.AHEAD),
                    step(new Text("逐件结论", "Conclusions"), State.AHEAD),
                    step(new Text("复核", "Second reading"), State.AHEAD),
                    step(new Text("纪要", "Minutes"), State.AHEAD));
        }
        int all = sample.cases().size();
        long concluded = all - count(sample, ReviewState.TO_CONCLUDE);
        long confirmed = count(sample, ReviewState.CONFIRMED);
        boolean issued = sample.minutes() != null;
        return List.of(
                step(population(), State.DONE),
                step(drawing(), State.DONE),
                step(
                        Text.format("逐件结论 %d/%d", "Conclusions %d/%d", concluded, all),
                        concluded == all ? State.DONE : State.NOW),
                step(
                        Text.format("复核 %d/%d", "Second reading %d/%d", confirmed, all),
                        confirmed == all ? State.DONE : concluded == confirmed ? State.AHEAD : State.NOW),
                step(new Text("纪要", "Minutes"), issued ? State.DONE : confirmed == all ? State.NOW : State.AHEAD));
    }

    private static long count(Sample sample, ReviewState state) {
        return sample.cases().stream()
                .map(DrawnCase::state)
                .filter(state::equals)
                .count();
    }

    private static Text population() {
        return new Text("总体", "Population");
    }

    private static Text drawing() {
        return new Text("抽样", "Sample");
    }

    private ProgressStep step(Text words, State state) {
        return new ProgressStep(language.choose(words), state, state == State.NOW, "");
    }
}
