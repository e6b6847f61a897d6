package org.caseledger.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day in the calculation of a due time: its kind, whether it counts, and as which number (from 1); {@code name} is
 * that of the holiday, {@code provisional} says that the holidays of its year are not known.
 */
public record SheetDay(
        LocalDate date,
        DayKind kind,
        @Nullable String name,
        boolean provisional,
        Counting counting,
        @Nullable Integer nth) {}
