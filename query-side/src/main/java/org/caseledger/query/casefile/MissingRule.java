package org.caseledger.query.casefile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.MediationRecorded;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * A legal limit that the case would be under from {@code startsAt} on, had the program the text
 * that replaced {@code clause} after {@code endedOn}: it says so and guesses nothing.
 */
public record MissingRule(
        Clock clock,
        String rule,
        String clause,
        Instant startsAt,
        LocalDate endedOn,
        @JsonUnwrapped Text text)
        implements Labelled {

    /** Those of a case, in the order of its acts; an act whose time is not known starts nothing. */
    static List<MissingRule> of(CaseFile file, Procedure procedure) {
        var missing = new ArrayList<MissingRule>();
        Boolean agreed = null;
        for (var step : file.done()) {
            if (step.act() instanceof MediationRecorded e) {
                agreed = e.agreed();
            }
            var at = step.act().occurredAt();
            if (at == null) {
                continue;
            }
            var facts = file.facts().with(file.complainant() != null, agreed);
            var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
            procedure
                    .rulesMissedBy(EventCodec.nameOf(step.act().getClass()), facts, day)
                    .forEach(rule -> missing.add(of(rule, at)));
        }
        return List.copyOf(missing);
    }

    private static MissingRule of(DeadlineRule rule, Instant at) {
        return new MissingRule(
                rule.clock(),
                rule.id(),
                rule.clause(),
                at,
                rule.until(),
                Text.format(
                        "“%s”所依据的%s施行至%s，替代它的%s尚未收录，暂不计算此时限",
                        "Deadline for %s: %s applied until %s. Its successor, %s, is not included, so this limit is not calculated",
                        rule.clock(),
                        Clause.of(rule.clause()),
                        rule.until(),
                        rule.successor()));
    }
}
