package org.caseledger.command.sampling;

import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.review.CaseReview;
import org.caseledger.review.SampleReview;

/** What commands on a sample ask alike. */
final class Reviews {
    private Reviews() {}

    /** Decisions are not concluded on, and nothing is added after the minutes. */
    static void mustBeOpen(SampleReview review) {
        Guards.require(review.ofCases() && review.cases() != null, Rule.SAMPLE_OF_CASES);
        Guards.require(review.minutes() == null, Rule.MINUTES_CLOSE);
    }

    /** A case of the sample, for a person who had no part in it. */
    static CaseReview openCase(SampleReview review, CaseId caseId, DecisionContext context) {
        mustBeOpen(review);
        var drawn = review.of(caseId).orElseThrow(() -> new Refused(Rule.CASE_DRAWN, caseId));
        mustHaveNoPart(context.actor().person(), caseId, context);
        return drawn;
    }

    static void mustHaveNoPart(String person, CaseId caseId, DecisionContext context) {
        Guards.require(!context.office().actedIn(caseId, person), Rule.READER_HAD_NO_PART);
    }

    /** Readers and members are the auditors of the office at the time. */
    static void mustBeAuditor(String login, DecisionContext context) {
        Guards.require(
                context.office().colleagues().stream()
                        .anyMatch(one -> one.login().equals(login) && one.role() == Role.AUDITOR),
                Rule.READER_KNOWN,
                login);
    }
}
