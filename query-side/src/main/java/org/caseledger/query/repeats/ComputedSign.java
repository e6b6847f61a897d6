package org.caseledger.query.repeats;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.SignMeasure;
import org.jspecify.annotations.Nullable;

/**
 * One factor of article 17 and what the ledger shows of it (O121-17): {@code found} complaints, or people of a shared
 * contact, this one included, against the {@code measure} (null: for a person), with the other cases that it rests on,
 * the latest first, and how many more are with other units.
 */
public record ComputedSign(
        RefusalSign sign,
        SignStanding standing,
        @Nullable SignMeasure measure,
        int found,
        List<Other> cases,
        int elsewhere) {
    private static final int SHOWN = 50;

    /** Another case on which a factor rests, and what it has in common. */
    public record Other(
            CaseId caseId,
            String number,
            @Nullable String respondent,
            Instant receivedAt,
            ComplaintState state,
            @Nullable UnitId unit,
            Set<Reason> reasons) {}

    /** One for which there is nothing to count. */
    static ComputedSign without(RefusalSign sign, SignStanding standing, @Nullable SignMeasure measure) {
        return new ComputedSign(sign, standing, measure, 0, List.of(), 0);
    }

    /** For a reader who sees the cases of one unit only (null: of all), the latest 50; of other units how many. */
    ComputedSign within(@Nullable UnitId unit) {
        var seen = cases.stream()
                .filter(o -> unit == null || unit.equals(o.unit()))
                .toList();
        return new ComputedSign(
                sign, standing, measure, found, seen.stream().limit(SHOWN).toList(), cases.size() - seen.size());
    }
}
