package org.caseledger.command.sampling;

import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.SampleReview;

/** Something that is asked of a sample. */
public sealed interface SampleCommand extends AggregateCommand<SampleReview, SampleEvent>
        permits DrawSample, NameDrawnCases, ConcludeReview, ConfirmReview, IssueMinutes {

    @Override
    default String streamKind() {
        return Sample.KIND;
    }
}
