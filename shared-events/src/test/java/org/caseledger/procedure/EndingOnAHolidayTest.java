package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.procedure.Days.at;
import static org.caseledger.procedure.Days.calendarDays;
import static org.caseledger.procedure.Days.due;
import static org.caseledger.procedure.Days.endOf;
import static org.caseledger.procedure.Days.pause;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Order 121 art. 45, calculated by hand. In 2026 the Spring Festival is 15 to 23 February, with 14 and 28 February
 * worked; National Day is 1 to 7 October, with 20 September and 10 October worked.
 */
@DisplayName("The first day is not counted; a period that ends on a statutory holiday ends after it")
class EndingOnAHolidayTest {
    private static Limit days(int amount) {
        return new Limit(amount, LimitUnit.CALENDAR_DAYS, true);
    }

    @ParameterizedTest(name = "{1} days from {0}: 24:00 of {2} ({3})")
    @CsvSource({
        "2025-12-16T10:00, 60, 2026-02-14, 15 in December + 31 + 14: Sat 14 Feb is worked",
        "2025-12-17T10:00, 60, 2026-02-24, the 60th is Sun 15 Feb: the first after the 23rd",
        "2025-12-19T23:59, 60, 2026-02-24, the 60th is the Spring Festival itself: Tue 17 Feb",
        "2025-12-25T00:00, 60, 2026-02-24, the 60th is Mon 23 Feb: the last of the holiday",
        "2025-12-26T10:00, 60, 2026-02-24, the 60th is Tue 24 Feb: no holiday",
        "2025-12-30T10:00, 60, 2026-02-28, the 60th is Sat 28 Feb: worked in place of another day",
        "2026-02-15T10:00, 1, 2026-02-24, the holiday's first day is not counted: the 16th is one"
    })
    void aroundTheSpringFestival(String start, int amount, String last, String byHand) {
        assertThat(due(start, days(amount)).dueAt()).as(byHand).isEqualTo(endOf(last));
    }

    @ParameterizedTest(name = "{1} days from {0}: 24:00 of {2} ({3})")
    @CsvSource({
        "2026-08-01T10:00, 60, 2026-09-30, 30 in August + 30: Wed 30 Sep",
        "2026-08-02T10:00, 60, 2026-10-08, the 60th is Thu 1 Oct: the first after the 7th",
        "2026-08-08T17:30, 60, 2026-10-08, the 60th is Wed 7 Oct: the last of the holiday",
        "2026-08-09T10:00, 60, 2026-10-08, the 60th is Thu 8 Oct: no holiday",
        "2026-08-12T10:00, 60, 2026-10-11, a Sunday that is no statutory holiday stays the last day",
        "2026-07-28T10:00, 60, 2026-09-28, the 60th is Sat 26 Sep in Mid-Autumn: Mon 28 Sep",
        "2026-04-15T09:00, 60, 2026-06-14, a Sunday that is no statutory holiday stays the last day",
        "2026-04-20T09:00, 60, 2026-06-22, the 60th is Fri 19 June: Mon after the Dragon Boat days"
    })
    void aroundNationalDayAndTheOtherHolidaysOfTheYear(String start, int amount, String last, String byHand) {
        assertThat(due(start, days(amount)).dueAt()).as(byHand).isEqualTo(endOf(last));
    }

    @Test
    void withoutTheArticleItEndsOnTheHoliday() {
        assertThat(due("2026-08-02T10:00", calendarDays(60)).dueAt()).isEqualTo(endOf("2026-10-01"));
    }

    @Test
    @DisplayName("the notice may list single days: the first day after one can be a Saturday")
    void theFirstDayAfterAHolidayMayBeAnyDay() {
        // the Dragon Boat Festival of 2019 was Friday 7 June alone
        assertThat(due("2019-06-06T10:00", days(1)).dueAt()).isEqualTo(endOf("2019-06-08"));
    }

    @Test
    @DisplayName("suspended on the first day after the holiday: the first day on which it runs")
    void aPauseAfterTheHolidayIsNotCounted() {
        var paused = pause("2026-10-05T10:00", "2026-10-12T15:00");
        assertThat(due("2026-08-02T10:00", days(60), paused).dueAt()).isEqualTo(endOf("2026-10-12"));
    }

    @Test
    @DisplayName("the last day in a year whose holidays are not announced is provisional")
    void anUnknownYearIsProvisional() {
        assertThat(due("2026-11-01T10:00", days(60)).provisional()).isFalse();
        assertThat(due("2026-11-02T10:00", days(60)).provisional()).isTrue();
        assertThat(due("2026-11-02T10:00", calendarDays(60)).provisional()).isFalse();
    }

    @Test
    @DisplayName("the sheet names each day from the last counted one, and is counted again from itself")
    void theSheetShowsTheDaysAfterTheLastCountedOne() {
        var sheet = sheet(List.of());
        var last = sheet.days().subList(sheet.days().size() - 8, sheet.days().size());
        assertThat(last.get(0).nth()).isEqualTo(60);
        assertThat(last.get(0).date()).isEqualTo("2026-10-01");
        assertThat(last.get(0).counting()).isEqualTo(Counting.COUNTED);
        assertThat(last.subList(1, 8))
                .allMatch(d -> d.counting() == Counting.AFTER_HOLIDAY && d.nth() == null)
                .extracting(SheetDay::date)
                .endsWith(LocalDate.parse("2026-10-08"));
        assertThat(sheet.recompute()).contains(due("2026-08-02T10:00", days(60)));
        var paused = List.of(pause("2026-10-05T10:00", "2026-10-12T15:00"));
        assertThat(sheet(paused).recompute()).contains(due("2026-08-02T10:00", days(60), paused.get(0)));
    }

    @Test
    void aSheetThatEndsOnTheHolidayOrADayLaterIsNotBelieved() {
        var sheet = sheet(List.of());
        var onHoliday = sheet.days().subList(0, sheet.days().size() - 1);
        assertThat(with(sheet, onHoliday).recompute()).isEmpty();
        var later = new ArrayList<>(sheet.days());
        later.add(new SheetDay(
                LocalDate.parse("2026-10-09"), DayKind.WORKING_DAY, null, false, Counting.AFTER_HOLIDAY, null));
        assertThat(with(sheet, later).recompute()).isEmpty();
    }

    private static DeadlineCalculation sheet(List<Suspension> pauses) {
        return DeadlineCalculation.counted(at("2026-08-02T10:00"), days(60), pauses, WorkCalendar.builtIn());
    }

    private static DeadlineCalculation with(DeadlineCalculation sheet, List<SheetDay> days) {
        return new DeadlineCalculation(sheet.startsAt(), sheet.limit(), null, null, sheet.pauses(), days);
    }
}
