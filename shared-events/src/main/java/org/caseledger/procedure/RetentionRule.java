package org.caseledger.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.events.Clause;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How long cases of these kinds, and of these severities where it names some, are kept: {@code years} from 1 January
 * after the archiving on; after {@code sealedOffAfter} of them they are sealed off.
 */
public record RetentionRule(
        String id,
        String nameZh,
        String nameEn,
        Set<ComplaintKind> kinds,
        @Nullable Set<Severity> severities,
        int years,
        int sealedOffAfter,
        String basis) {
    /** The shortest period that the Archives Administration knows (Order 8 of 2006). */
    private static final int LEAST_YEARS = 10;

    public RetentionRule {
        if (years < LEAST_YEARS) {
            throw new InvalidValue(
                    "years",
                    "保管期限不得少于%d年".formatted(LEAST_YEARS),
                    "the period is at least %d years".formatted(LEAST_YEARS));
        }
        if (sealedOffAfter < 1 || sealedOffAfter > years) {
            throw new InvalidValue(
                    "sealedOffAfter",
                    "封存应在第1年至第%d年".formatted(years),
                    "it is sealed off after 1 to %d years".formatted(years));
        }
    }

    /** Whether it is for such a case. */
    public boolean isFor(ComplaintKind kind, @Nullable Severity severity) {
        return kinds.contains(kind) && (severities == null || severity != null && severities.contains(severity));
    }

    /** As the events of a case name it. */
    public RetentionClass asApplied() {
        return new RetentionClass(id, nameZh, nameEn, years, basis);
    }

    /** The first day on which a case archived then is kept no more. */
    public LocalDate keptUntil(Instant archivedAt) {
        return yearsAfter(archivedAt, years);
    }

    /** The first day on which a case archived then is sealed off. */
    public LocalDate inUseUntil(Instant archivedAt) {
        return yearsAfter(archivedAt, sealedOffAfter);
    }

    /** What it rests on, as people read it. */
    public Text basisText() {
        return Clause.of(basis);
    }

    private static LocalDate yearsAfter(Instant archivedAt, int years) {
        return LocalDate.of(archivedAt.atZone(WorkCalendar.ZONE).getYear() + 1 + years, 1, 1);
    }
}
