package org.caseledger.command.sampling;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/** 形成审查委员会纪要: an auditor closes a sample once every case has a confirmed conclusion (P9.12). */
@LedgerCommand(
        zh = "形成审查委员会纪要",
        en = "issue the committee's minutes",
        roles = {Role.AUDITOR})
public record IssueMinutes(
        UUID id, @Nullable String remarks, @Nullable List<String> members) implements SampleCommand {

    @Override
    public List<SampleEvent> decide(SampleReview review, DecisionContext context) {
        Reviews.mustBeOpen(review);
        long confirmed = review.count(ReviewState.CONFIRMED);
        Guards.require(
                confirmed == review.drawn().size(),
                Rule.CONCLUSIONS_COMPLETE,
                review.drawn().size() - confirmed);
        var present = members == null
                ? List.<String>of()
                : members.stream().distinct().toList();
        present.forEach(member -> Reviews.mustBeAuditor(member, context));
        return List.of(new MinutesIssued(remarks, present.isEmpty() ? null : present));
    }
}
