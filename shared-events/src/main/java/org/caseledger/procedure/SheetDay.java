package org.caseledger.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day on the way to a due time: what day it is, whether it counts, and as which (from 1);
 * {@code name} is the holiday's, {@code provisional} says that its year's holidays are not known.
 */
public record SheetDay(
        LocalDate date,
        DayKind kind,
        @Nullable String name,
        boolean provisional,
        Counting counting,
        @Nullable Integer nth) {}
