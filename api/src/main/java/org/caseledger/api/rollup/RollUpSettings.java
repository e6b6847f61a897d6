package org.caseledger.api.rollup;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.api.passing.OtherOffices.OtherOffice;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The offices below this one, docs/mirror.md; none by default. {@code mirror} is the folder of a mirror of their logs,
 * {@code since} the first day of receipt that is counted, {@code dueWorkingDays} how many working days after a period
 * its report is due.
 */
@ConfigurationProperties("caseledger.roll-up")
record RollUpSettings(
        @Nullable Path mirror,
        @Nullable List<OtherOffice> offices,
        @Nullable LocalDate since,
        @Nullable Integer dueWorkingDays) {
    private static final int USUAL_DUE = 5;

    int due() {
        return dueWorkingDays == null ? USUAL_DUE : dueWorkingDays;
    }

    /** The first day that is counted: by default of the year before the one that it is. */
    LocalDate since(LocalDate today) {
        return since == null ? today.withDayOfYear(1).minusYears(1) : since;
    }
}
