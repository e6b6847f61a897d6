package org.caseledger.query.escalations;

import java.time.Instant;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.query.RowReading.Withheld;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A submission to a superior authority, possibly for {@code arbitration}, counted from 1 in its case: to whom, why,
 * when, by whom, and the answer (null: none yet).
 */
@With
public record Escalation(
        CaseId caseId,
        int number,
        String authority,
        boolean arbitration,
        String why,
        Instant escalatedAt,
        Actor escalatedBy,
        @Nullable Answer answer)
        implements Withheld<Escalation> {
    /** What was answered, what follows from it, when, and who recorded it. */
    @With
    public record Answer(String answer, String consequence, Instant at, Actor recordedBy) {}

    static Escalation of(int number, EscalatedToSuperior e, Recorded recorded) {
        return new Escalation(
                recorded.caseId(),
                number,
                e.authority(),
                e.arbitration(),
                e.why(),
                when(e.occurredAt(), recorded),
                recorded.actor(),
                null);
    }

    @Override
    public Escalation withheld() {
        var withheld = withWhy(SecretNow.WORDS);
        return answer == null
                ? withheld
                : withheld.withAnswer(answer.withAnswer(SecretNow.WORDS).withConsequence(SecretNow.WORDS));
    }

    Escalation answered(EscalationAnswered e, Recorded recorded) {
        return withAnswer(new Answer(e.answer(), e.consequence(), when(e.occurredAt(), recorded), recorded.actor()));
    }

    private static Instant when(@Nullable Instant occurredAt, Recorded recorded) {
        return occurredAt == null ? recorded.recordedAt() : occurredAt;
    }
}
