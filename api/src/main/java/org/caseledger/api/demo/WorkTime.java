package org.caseledger.api.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.caseledger.procedure.WorkCalendar;

/** The hours in which the people of the sample year work: 9 to 12 and 13 to 17:30 on working days. */
record WorkTime(WorkCalendar calendar) {

    /** The minutes of a working day. */
    static final int DAY = 450;

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final int MORNING = 180;
    private static final int NOON = 60;

    /** A minute of a day, counted from 0 without the noon, whether or not it is worked. */
    static Instant at(LocalDate day, int minute) {
        int after = minute < MORNING ? minute : minute + NOON;
        return day.atTime(OPEN).plusMinutes(after).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** So many minutes of work later. */
    Instant after(Instant from, int minutes) {
        var local = from.atZone(WorkCalendar.ZONE);
        var day = local.toLocalDate();
        int left = minutes + minuteOf(local.toLocalTime());
        if (!calendar.isWorkingDay(day)) {
            day = calendar.nextWorkingDay(day);
            left = minutes;
        }
        for (; left >= DAY; left -= DAY) {
            day = calendar.nextWorkingDay(day);
        }
        return at(day, left).plusSeconds(minutes * 37 % 60);
    }

    private static int minuteOf(LocalTime time) {
        int since = (time.toSecondOfDay() - OPEN.toSecondOfDay()) / 60;
        int worked = since <= MORNING ? since : Math.max(MORNING, since - NOON);
        return Math.max(0, Math.min(DAY, worked));
    }
}
