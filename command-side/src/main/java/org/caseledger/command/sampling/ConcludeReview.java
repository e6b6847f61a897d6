package org.caseledger.command.sampling;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReviewConcluded;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/**
 * 作出审查结论: an auditor concludes on a case of a sample, with the clause and a note where it was not
 * in order (P9.12).
 */
@LedgerCommand(
        zh = "作出审查结论",
        en = "conclude a review",
        roles = {Role.AUDITOR})
public record ConcludeReview(
        UUID id,
        CaseId caseId,
        ReviewConclusion conclusion,
        @Nullable String clause,
        @Nullable String note,
        @Nullable String second)
        implements SampleCommand {

    @Override
    public List<SampleEvent> decide(SampleReview review, DecisionContext context) {
        var drawn = Reviews.openCase(review, caseId, context);
        Guards.require(drawn.state() == ReviewState.TO_CONCLUDE, Rule.CONCLUDED_ONCE);
        Guards.require(
                conclusion == ReviewConclusion.IN_ORDER || Guards.says(note), Rule.CONCLUSION_EXPLAINED, conclusion);
        Guards.require(conclusion != ReviewConclusion.BREACH || Guards.isFilled(clause), Rule.BREACH_NAMES_CLAUSE);
        if (second != null) {
            Guards.require(!second.equals(context.actor().person()), Rule.SECOND_READER);
            Reviews.mustBeAuditor(second, context);
            Reviews.mustHaveNoPart(second, caseId, context);
        }
        return List.of(new ReviewConcluded(caseId, conclusion, clause, note, second));
    }
}
