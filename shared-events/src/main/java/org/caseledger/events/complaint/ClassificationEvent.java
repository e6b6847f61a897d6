package org.caseledger.events.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.jspecify.annotations.Nullable;

/** What a case is classified as, and how that is lowered. */
public sealed interface ClassificationEvent extends Act {
    /**
     * The complaint was classified (P2.11–12, P4.11): {@code category} and {@code problem} are the names of then from
     * the upper level on; with their codes where the office works by category lists.
     */
    @EventType(value = "ComplaintClassified", zh = "分类", en = "Classified")
    @Says(
            zh = "分类为{category}：严重程度 {severity}，难易程度 {difficulty}，舆情等级 {opinionLevel}[，问题性质 {problem.names}]"
                    + "[，业务条线 {line}][，标识：{flags}]",
            en = "Classified as {category}: severity {severity}, difficulty {difficulty}, opinion level {opinionLevel}"
                    + "[, problem {problem.names}][, line of business {line}][, flags: {flags}]")
    record ComplaintClassified(
            List<String> category,
            @Nullable CategoryCode object,
            @Nullable NamedCategory problem,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel opinionLevel,
            @Nullable LineOfBusiness line,
            Set<Flag> flags,
            Occurred occurred)
            implements ClassificationEvent {}

    /**
     * It was proposed to protect the case less: to take it as this kind and channel (null: as they are) and to classify
     * it so, for this reason (P9.12); numbered within the case.
     */
    @EventType(value = "LoweringProposed", zh = "提请降级", en = "Downgrade proposed")
    @Says(
            zh = "第{proposal}次提请降级[，性质改为{kind}][，渠道改为{channel}]，分类为{category}：严重程度 {severity}，难易程度 {difficulty}，舆情等级 "
                    + "{opinionLevel}[，问题性质 {problem.names}][，业务条线 {line}][，标识：{flags}]，理由：{reason}",
            en = "Downgrade {proposal} proposed[, kind to be {kind}][, channel to be {channel}], to be classified as "
                    + "{category}: severity {severity}, difficulty {difficulty}, opinion level {opinionLevel}"
                    + "[, problem {problem.names}][, line of business {line}][, flags: {flags}], reason: {reason}")
    record LoweringProposed(
            int proposal,
            @Nullable ComplaintKind kind,
            @Nullable Channel channel,
            List<String> category,
            @Nullable CategoryCode object,
            @Nullable NamedCategory problem,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel opinionLevel,
            @Nullable LineOfBusiness line,
            Set<Flag> flags,
            @Official String reason,
            String by,
            Occurred occurred)
            implements ClassificationEvent {
        /** The one that waits after an event; null for none. */
        public static @Nullable LoweringProposed on(@Nullable LoweringProposed before, ComplaintEvent event) {
            if (event instanceof LoweringProposed proposed) {
                return proposed;
            }
            return isSettledBy(event) ? null : before;
        }

        /**
         * Whether none waits any more: it was decided on, or the case was classified anew or answered meanwhile, so
         * that a proposal cannot be approved for a case that has changed.
         */
        public static boolean isSettledBy(ComplaintEvent event) {
            return event instanceof LoweringRejected
                    || event instanceof ComplaintClassified
                    || event instanceof RecordCorrected e && e.field().isOfTheFacts()
                    || event instanceof ComplaintReplied
                    || event instanceof Ending
                    || event instanceof BeginsRound;
        }
    }

    /** A leader approved the proposed lowering with this number, which follows as ordinary events. */
    @EventType(value = "LoweringApproved", zh = "批准降级", en = "Downgrade approved")
    @Says(
            zh = "局领导批准第{proposal}次降级提请[，意见：{opinion}]",
            en = "Downgrade {proposal} approved by leader[, opinion: {opinion}]")
    record LoweringApproved(
            int proposal, @Official @Nullable String opinion, String by, Occurred occurred)
            implements ClassificationEvent {}

    /** A leader rejected the proposed lowering with this number: the case stays as it was (P9.12). */
    @EventType(value = "LoweringRejected", zh = "不同意降级", en = "Downgrade rejected")
    @Says(zh = "局领导不同意第{proposal}次降级提请，理由：{reason}", en = "Downgrade {proposal} rejected by leader, reason: {reason}")
    record LoweringRejected(int proposal, @Official String reason, String by, Occurred occurred)
            implements ClassificationEvent {}
}
