package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.calendar.HolidaysRecorded.Day;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O121-45 the holidays of a year hold from where their notice stands in the log")
class AnnouncedCalendarIT {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final LocalDate WORKED = LocalDate.of(2027, 2, 20);

    private static long record(EventLog log) {
        var notice = new HolidaysRecorded(
                2027, "国办发明电〔2026〕7号", List.of(new Day(NEW_YEAR, "元旦")), List.of(new Day(WORKED, "春节")));
        return log.append(List.of(new NewEvent(
                        UUID.randomUUID(),
                        HolidaysRecorded.KIND,
                        HolidaysRecorded.STREAM,
                        NewEvent.NEXT,
                        "HolidaysRecorded",
                        1,
                        EventCodec.write(notice),
                        "{}")))
                .get(0)
                .position();
    }

    @Test
    void givenTwoProcesses_whenANoticeIsRecorded_thenBothKnowItFromItsPosition() {
        try (var database = TestDatabase.fresh()) {
            var log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
            var here = new AnnouncedCalendar(WorkCalendar.builtIn(), log);
            var there = new AnnouncedCalendar(WorkCalendar.builtIn(), log);
            var before = there.now();
            var hours = OfficeHours.of("09:00-12:00,13:00-17:00", there);
            var night = Instant.parse("2027-01-01T16:00:00Z");
            long worked = hours.secondsUntil(night);
            assertThat(before.holds(2027)).isFalse();
            assertThat(here.version()).isEqualTo("cn-2019-2026");

            long position = record(log);
            here.refresh();

            assertThat(here.version()).isEqualTo("cn-2019-2026+2027@" + position);
            assertThat(here.sourceOf(2027)).isEqualTo("国办发明电〔2026〕7号");
            assertThat(here.kindOf(NEW_YEAR)).isEqualTo(DayKind.HOLIDAY);
            assertThat(here.nameOf(NEW_YEAR)).isEqualTo("元旦");
            assertThat(here.kindOf(WORKED)).isEqualTo(DayKind.MAKE_UP_DAY);
            // The other one is asked for an event that it has not seen.
            assertThat(there.at(position).isWorkingDay(NEW_YEAR)).isFalse();
            assertThat(there.at(position - 1).isWorkingDay(NEW_YEAR)).isTrue();
            assertThat(there.holds(2027)).isTrue();
            assertThat(before.holds(2027)).isFalse();
            assertThat(hours.secondsUntil(night)).isEqualTo(worked - hours.secondsOfADay());
            assertThat(hours.at(position - 1).secondsUntil(night)).isEqualTo(worked);
            assertThat(new AnnouncedCalendar(WorkCalendar.builtIn(), log).version())
                    .isEqualTo(here.version());
            // What is tried with a file of other days still has the recorded year.
            var csv = "date,type,name\n2026-12-31,holiday,元旦\n".getBytes(StandardCharsets.UTF_8);
            assertThat(here.with("tried.csv", csv).isWorkingDay(NEW_YEAR)).isFalse();
        }
    }

    @Test
    @DisplayName("a changed notice: the year in a file of the office goes before the recorded one")
    void givenAFileOfTheSameYear_thenTheFileHolds() {
        try (var database = TestDatabase.fresh()) {
            var log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
            record(log);
            var csv = "date,type,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n".getBytes(StandardCharsets.UTF_8);
            var files = WorkCalendar.builtIn().with("cn-2027.csv", csv);
            var calendar = new AnnouncedCalendar(files, log);
            assertThat(calendar.version()).isEqualTo(files.version());
            assertThat(calendar.kindOf(WORKED)).isEqualTo(DayKind.WEEKEND);
            assertThat(calendar.sourceOf(2027)).isNull();
        }
    }
}
