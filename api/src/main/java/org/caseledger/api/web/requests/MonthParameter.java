package org.caseledger.api.web.requests;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The month that an address asks for. */
public final class MonthParameter {
    private static final int FIRST = 2000;
    private static final int AFTER_LAST = 2100;

    private MonthParameter() {}

    /** The month of this text, like 2026-10; of today when there is none. */
    public static YearMonth of(@Nullable String month, LocalDate today) {
        if (month == null || month.isEmpty()) {
            return YearMonth.from(today);
        }
        try {
            var asked = YearMonth.parse(month);
            if (asked.getYear() >= FIRST && asked.getYear() < AFTER_LAST) {
                return asked;
            }
            throw notAMonth(null);
        } catch (DateTimeException e) {
            throw notAMonth(e);
        }
    }

    private static InvalidInputException notAMonth(@Nullable DateTimeException cause) {
        var mistake = new InvalidInputException(
                "month", "应为2000至2099年的月份，如 2026-10", "must be a month from 2000 to 2099, like 2026-10");
        if (cause != null) {
            mistake.initCause(cause);
        }
        return mistake;
    }
}
