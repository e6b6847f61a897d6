package org.caseledger.command.sampling;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/** Something that is asked of a sample. */
public sealed interface SampleCommand extends AggregateCommand<SampleReview, SampleEvent> {
    @Override
    default String streamKind() {
        return Sample.KIND;
    }

    /** 抽取随机样本: asks for a sample of cases, whose seed follows from the recorded event. */
    @LedgerCommand(
            zh = "抽取随机样本",
            en = "draw a random sample",
            roles = {Role.AUDITOR})
    record DrawSample(UUID id, SampleSeeded event) implements SampleCommand {
        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public List<SampleEvent> decide(@Nullable SampleReview none, DecisionContext context) {
            return List.of(event);
        }
    }

    /** 记录抽中的投诉件: records once which cases follow from the seed of a sample. */
    @LedgerCommand(
            zh = "记录抽中的投诉件",
            en = "record the drawn cases",
            roles = {Role.SYSTEM})
    record NameDrawnCases(UUID id, List<CaseId> cases) implements SampleCommand {
        @Override
        public List<SampleEvent> decide(SampleReview review, DecisionContext context) {
            return review.cases() == null ? List.of(new SampleDrawn(cases)) : List.of();
        }
    }

    /**
     * 作出审查结论: an auditor concludes on a case of a sample, with the clause and a note where it was not in order (P9.12).
     */
    @LedgerCommand(
            zh = "作出审查结论",
            en = "conclude a review",
            roles = {Role.AUDITOR})
    record ConcludeReview(
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
                    conclusion == ReviewConclusion.IN_ORDER || Guards.says(note),
                    Rule.CONCLUSION_EXPLAINED,
                    conclusion);
            Guards.require(conclusion != ReviewConclusion.BREACH || Guards.isFilled(clause), Rule.BREACH_NAMES_CLAUSE);
            if (second != null) {
                Guards.require(!second.equals(context.actor().person()), Rule.SECOND_READER);
                Reviews.mustBeAuditor(second, context);
                Reviews.mustHaveNoPart(second, caseId, context);
            }
            return List.of(new ReviewConcluded(caseId, conclusion, clause, note, second));
        }
    }

    /**
     * 复核审查结论: another auditor agrees with the very conclusion that was read, named by its number from 1, or differs
     * with a reason; the case is then concluded anew (P9.12).
     */
    @LedgerCommand(
            zh = "复核审查结论",
            en = "confirm a review",
            roles = {Role.AUDITOR})
    record ConfirmReview(
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

    /** 形成审查委员会纪要: an auditor closes a sample once every case has a confirmed conclusion (P9.12). */
    @LedgerCommand(
            zh = "形成审查委员会纪要",
            en = "issue the committee's minutes",
            roles = {Role.AUDITOR})
    record IssueMinutes(
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
}
