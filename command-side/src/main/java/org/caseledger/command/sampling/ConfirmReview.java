package org.caseledger.command.sampling;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/**
 * 复核审查结论: another auditor agrees with the very conclusion that was read, named by its number from
 * 1, or differs with a reason; the case is then concluded anew (P9.12).
 */
@LedgerCommand(
        zh = "复核审查结论",
        en = "confirm a review",
        roles = {Role.AUDITOR})
public record ConfirmReview(
        UUID id,
        CaseId caseId,
        int reading,
        boolean agrees,
        @Nullable String note) implements SampleCommand {

    @Override
    public List<SampleEvent> decide(SampleReview review, DecisionContext context) {
        var drawn = Reviews.openCase(review, caseId, context);
        Guards.require(drawn.state() == ReviewState.TO_CONFIRM, Rule.CONCLUSION_WAITS);
        Guards.require(reading == drawn.readings().size(), Rule.CONCLUSION_READ);
        var first = Objects.requireNonNull(drawn.last()).by().person();
        Guards.require(!first.equals(context.actor().person()), Rule.SECOND_READER);
        Guards.require(agrees || Guards.says(note), Rule.DIFFERENCE_EXPLAINED);
        return List.of(new ReviewConfirmed(caseId, reading, agrees, note));
    }
}
