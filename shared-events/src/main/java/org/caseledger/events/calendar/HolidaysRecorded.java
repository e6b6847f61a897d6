package org.caseledger.events.calendar;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;

/**
 * The holidays of a whole year and the weekend days that are worked for them 调休, as the notice {@code source} announced
 * them (O121-45).
 */
@EventType("HolidaysRecorded")
public record HolidaysRecorded(int year, String source, List<Day> holidays, List<Day> makeUpDays)
        implements LedgerEvent {

    /** The kind of its stream, as stored with each of its events. */
    public static final String KIND = "calendar";

    /** The stream of the calendar; there is one. */
    public static final UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** A day, and the holiday to which it belongs or for which it is worked. */
    public record Day(LocalDate day, String name) {}
}
