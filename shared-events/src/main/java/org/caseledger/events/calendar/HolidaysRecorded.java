package org.caseledger.events.calendar;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/**
 * The holidays of a whole year and the weekend days that are worked for them 调休, as the notice {@code source} announced
 * them (O121-45).
 */
@EventType("HolidaysRecorded")
@Says(
        zh = "录入{year}年放假安排（{source}）：放假{holidays|count}天，调休上班{makeUpDays|count}天",
        en = "Holidays of {year} recorded ({source}): {holidays|count} days off, "
                + "{makeUpDays|count} make-up working days")
public record HolidaysRecorded(int year, String source, List<Day> holidays, List<Day> makeUpDays)
        implements LedgerEvent {
    /** The kind of its stream, as stored with each of its events. */
    public static final String KIND = "calendar";

    /** The stream of the calendar; there is one. */
    public static final UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** A day, and the holiday to which it belongs or for which it is worked. */
    public record Day(LocalDate day, String name) {}
}
