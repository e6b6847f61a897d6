package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.testing.HandClock.office;

import java.time.LocalTime;
import java.util.List;
import org.caseledger.api.notices.NoticeMaker.NoticeTimes;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTimesTest {
    private final NoticeTimes times = new NoticeTimes(WorkCalendar.builtIn());

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:29, 2026-03-02T08:30", // a Monday
        "2026-03-02T08:30, 2026-03-03T08:30", // that of today is being sent
        "2026-03-06T18:00, 2026-03-09T08:30", // over a weekend
        "2026-02-14T07:00, 2026-02-14T08:30", // a Saturday that is worked
        "2026-02-15T07:00, 2026-02-24T08:30" // Spring Festival
    })
    void givenATime_whenTheNextDigestIsAsked_thenTheCalendarOfTheOfficeDecides(String now, String digest) {
        assertThat(times.nextDigest(office(now))).isEqualTo(office(digest));
    }

    private static NoticesChosen quiet(String from, String until) {
        return new NoticesChosen(
                "handler", "a@example.com", null, null, LocalTime.parse(from), LocalTime.parse(until), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T19:59, 2026-03-02T19:59",
        "2026-03-02T20:00, 2026-03-03T07:30",
        "2026-03-03T00:10, 2026-03-03T07:30",
        "2026-03-03T07:30, 2026-03-03T07:30"
    })
    void givenQuietHoursPastMidnight_whenSomethingHappens_thenItWaitsForTheirEnd(String at, String sent) {
        assertThat(times.outsideQuiet(office(at), quiet("20:00", "07:30"))).isEqualTo(office(sent));
    }

    @Test
    void givenQuietHoursAtNoon_orNone_thenOnlyWhatFallsIntoThemWaits() {
        var noon = office("2026-03-02T12:30");
        assertThat(times.outsideQuiet(noon, quiet("12:00", "13:00"))).isEqualTo(office("2026-03-02T13:00"));
        assertThat(times.outsideQuiet(noon, quiet("13:00", "14:00"))).isEqualTo(noon);
        assertThat(times.outsideQuiet(noon, quiet("12:00", "12:00"))).isEqualTo(noon);
        assertThat(times.outsideQuiet(noon, NoticesChosen.nothingBy("handler"))).isEqualTo(noon);
    }
}
