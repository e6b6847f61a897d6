package org.caseledger.api.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;

/**
 * How long it is until a clock is due, or since it was, as people count it: in working days where
 * it ends with a day, in hours where it ends within one.
 */
record TimeLeft(String zh, String en) implements Labelled {

    static TimeLeft until(Instant dueAt, Instant now, WorkCalendar calendar) {
        boolean withDay = dueAt.atZone(WorkCalendar.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
        boolean overdue = !now.isBefore(dueAt);
        if (!withDay) {
            return hours(Duration.between(now, dueAt), overdue);
        }
        var today = now.atZone(WorkCalendar.ZONE).toLocalDate();
        // 24:00 of the last day is the next day's beginning.
        var last = dueAt.minusNanos(1).atZone(WorkCalendar.ZONE).toLocalDate();
        if (overdue) {
            long days = calendar.workingDaysBetween(last, today);
            return days == 0
                    ? new TimeLeft("已超期", "overdue")
                    : new TimeLeft("超期%d个工作日".formatted(days), "overdue by " + days(days));
        }
        long days = calendar.workingDaysBetween(today, last);
        return days == 0
                ? new TimeLeft("今天24时到期", "due today")
                : new TimeLeft("剩%d个工作日".formatted(days), days(days) + " left");
    }

    private static String days(long days) {
        return days == 1 ? "1 working day" : days + " working days";
    }

    private static TimeLeft hours(Duration until, boolean overdue) {
        long hours = until.abs().toHours();
        long minutes = until.abs().toMinutes();
        if (overdue) {
            return hours == 0
                    ? new TimeLeft(
                            "超期%d分钟".formatted(minutes), "overdue by %d min".formatted(minutes))
                    : new TimeLeft("超期%d小时".formatted(hours), "overdue by %d h".formatted(hours));
        }
        return hours == 0
                ? new TimeLeft("剩%d分钟".formatted(minutes), "%d min left".formatted(minutes))
                : new TimeLeft("剩%d小时".formatted(hours), "%d h left".formatted(hours));
    }
}
