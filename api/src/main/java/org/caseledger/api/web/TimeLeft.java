package org.caseledger.api.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;

/**
 * How long it is until a clock is due, or since it was, as people count it: in working days where it ends with a day,
 * in hours where it ends within one.
 */
final class TimeLeft {
    private TimeLeft() {}

    static Text until(Instant dueAt, Instant now, WorkCalendar calendar) {
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
            return days == 0 ? new Text("已超期", "overdue") : Text.format("超期%s", "overdue by %s", days(days));
        }
        long days = calendar.workingDaysBetween(today, last);
        return days == 0 ? new Text("今天24时到期", "due today") : Text.format("剩%s", "%s left", days(days));
    }

    private static Text days(long days) {
        return new Text(days + "个工作日", days == 1 ? "1 working day" : days + " working days");
    }

    private static Text hours(Duration until, boolean overdue) {
        long hours = until.abs().toHours();
        long minutes = until.abs().toMinutes();
        if (overdue) {
            return hours == 0
                    ? Text.format("超期%d分钟", "overdue by %d min", minutes)
                    : Text.format("超期%d小时", "overdue by %d h", hours);
        }
        return hours == 0 ? Text.format("剩%d分钟", "%d min left", minutes) : Text.format("剩%d小时", "%d h left", hours);
    }
}
