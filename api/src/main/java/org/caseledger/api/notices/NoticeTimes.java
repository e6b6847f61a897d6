package org.caseledger.api.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.stereotype.Component;

/** When notices are sent: by the office's calendar, and outside the quiet hours of a person. */
@Component
@RequiredArgsConstructor
class NoticeTimes {
    /** When digests are sent on working days. */
    static final LocalTime DIGEST_AT = LocalTime.of(8, 30);

    private final WorkCalendar calendar;

    /** The next digest after an instant: that of this working day, or of the next one. */
    Instant nextDigest(Instant after) {
        var days = calendar.now();
        var local = after.atZone(WorkCalendar.ZONE);
        var today = local.toLocalDate();
        boolean todayYet = days.isWorkingDay(today) && local.toLocalTime().isBefore(DIGEST_AT);
        LocalDate day = todayYet ? today : days.nextWorkingDay(today);
        return day.atTime(DIGEST_AT).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** At once, or when the quiet hours in which it falls are over; they may pass midnight. */
    Instant outsideQuiet(Instant at, NoticesChosen chosen) {
        var from = chosen.quietFrom();
        var until = chosen.quietUntil();
        if (from == null || until == null || from.equals(until)) {
            return at;
        }
        var local = at.atZone(WorkCalendar.ZONE);
        var time = local.toLocalTime();
        boolean afterFrom = !time.isBefore(from);
        boolean beforeUntil = time.isBefore(until);
        boolean quiet = from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
        if (!quiet) {
            return at;
        }
        var day = beforeUntil ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return day.atTime(until).atZone(WorkCalendar.ZONE).toInstant();
    }
}
