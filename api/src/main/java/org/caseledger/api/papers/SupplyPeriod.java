package org.caseledger.api.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.caseledger.events.Clock;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;

/**
 * By when materials may be asked for: from today to the last day on which acceptance is decided, which asking does not
 * put off (O121-15).
 */
final class SupplyPeriod {
    private SupplyPeriod() {}

    /** The last day on which acceptance is decided; empty when that is not waited for. */
    static Optional<LocalDate> lastDay(CaseFile file) {
        return file.deadlines().all().stream()
                .filter(deadline -> deadline.clock() == Clock.ACCEPTANCE && deadline.isOpen())
                .map(deadline -> day(deadline.dueAt().minusNanos(1)))
                .findFirst();
    }

    /** The day before, so that a day is left to decide; today at the earliest. */
    static LocalDate usual(CaseFile file, Instant now) {
        var today = day(now);
        return lastDay(file)
                .map(last -> last.minusDays(1))
                .filter(day -> day.isAfter(today))
                .orElse(today);
    }

    /** Whether that day may be set. */
    static boolean allows(LocalDate by, CaseFile file, Instant now) {
        var today = day(now);
        return !by.isBefore(today)
                && lastDay(file)
                        .filter(last -> !last.isBefore(today))
                        .map(last -> !by.isAfter(last))
                        .orElse(true);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WorkCalendar.ZONE).toLocalDate();
    }
}
