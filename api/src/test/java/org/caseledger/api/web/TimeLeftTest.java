package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.caseledger.api.web.PageFormats.TimeLeft;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time left of a clock is shown in working days, or in hours where it ends within one. */
class TimeLeftTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    @ParameterizedTest
    @CsvSource({
        // 2026-10-01 to 10-07 are holidays, 10-10 (Saturday) is worked instead.
        "2026-09-30T10:00, 2026-10-09T00:00, 剩1个工作日, 1 working day left",
        "2026-10-09T10:00, 2026-10-11T00:00, 剩1个工作日, 1 working day left",
        "2026-11-25T10:00, 2026-11-26T00:00, 今天24时到期, due today",
        "2026-11-25T23:59, 2026-11-26T00:00, 今天24时到期, due today",
        "2026-11-26T00:00, 2026-11-26T00:00, 超期1个工作日, overdue by 1 working day",
        "2026-11-28T10:00, 2026-11-28T00:00, 已超期, overdue",
        "2026-11-30T10:00, 2026-11-26T00:00, 超期3个工作日, overdue by 3 working days",
        "2026-11-25T10:00, 2026-11-26T09:30, 剩23小时, 23 h left",
        "2026-11-25T10:00, 2026-11-25T10:20, 剩20分钟, 20 min left",
        "2026-11-25T10:00, 2026-11-25T10:00, 超期0分钟, overdue by 0 min",
        "2026-11-26T18:00, 2026-11-25T10:00, 超期32小时, overdue by 32 h"
    })
    void isTold(String now, String due, String zh, String en) {
        var left = TimeLeft.until(at(due), at(now), CALENDAR);

        assertThat(left.zh()).isEqualTo(zh);
        assertThat(left.en()).isEqualTo(en);
        // What is late is shown without another word for its light.
        boolean late = !at(now).isBefore(at(due));
        assertThat(left.zh().contains(Light.RED.zh())).isEqualTo(late);
        assertThat(left.en().contains(Light.RED.en())).isEqualTo(late);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
