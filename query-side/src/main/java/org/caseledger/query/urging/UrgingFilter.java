package org.caseledger.query.urging;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.SecretNow;
import org.caseledger.query.Subset;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which steps are asked for; null asks for all. {@code unit} is the unit that has the case; the answer and when it was
 * sent are asked only of what was.
 */
public record UrgingFilter(
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("b.unit = :unit") @Nullable UnitId unit,
        @Where("u.step = :step") @Nullable UrgingStep step,
        @Where("u.clock = :clock") @Nullable Clock clock,
        @Where @Nullable AnswerState answer,
        @Where("u.sent_at >= :from") @Nullable Instant from,
        @Where("u.sent_at < :until") @Nullable Instant until)
        implements InPeriod {
    /** The latest sent first, those whose answer is owed by the time it is asked for. */
    public static final Listing<UrgingFilter, SentUrging> SENT = Listing.of(
                    "u.kept AS urging, b.number, b.state, b.unit, b.respondent, %s, %s"
                            .formatted(Subset.column(AnswerState.values(), "answer"), SecretNow.column("u.case_id")),
                    "%1$s.urging u JOIN %1$s.board b USING (case_id)",
                    SentUrging.class,
                    UrgingFilter::order)
            .ofCases("case_id", "b.unit = :within");

    /** Every step. */
    public static final UrgingFilter ALL = new UrgingFilter(null, null, null, null, null, null, null);

    /** Steps in cases of a unit, answered so; null asks for all. */
    public static UrgingFilter answered(@Nullable AnswerState answer, @Nullable UnitId unit) {
        return new UrgingFilter(null, unit, null, null, answer, null, null);
    }

    private String order() {
        boolean owed = answer == AnswerState.OWED || answer == AnswerState.OVERDUE;
        return owed ? "u.answer_by, case_id, u.urging" : "u.sent_at DESC, case_id, u.urging DESC";
    }
}
