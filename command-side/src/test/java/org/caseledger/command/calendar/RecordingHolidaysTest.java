package org.caseledger.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.ADMIN;
import static org.caseledger.command.complaint.People.HEAD;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.calendar.HolidaysRecorded.Day;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O121-45 the holidays by which deadlines are counted, of a year that was not known")
class RecordingHolidaysTest {
    private static final List<Day> NEW_YEAR = days("2027-01-01", "2027-01-02", "2027-01-03");
    private static final List<Day> WORKED = days("2027-02-20");

    private final TestOffice office = TestOffice.p9();
    private @Nullable Set<Integer> years;

    private static List<Day> days(String... days) {
        return Stream.of(days).map(day -> new Day(LocalDate.parse(day), "元旦")).toList();
    }

    private static RecordHolidays notice(int year, List<Day> holidays, List<Day> makeUpDays) {
        return new RecordHolidays(year, " 国办发明电〔2026〕7号 ", holidays, makeUpDays);
    }

    private List<HolidaysRecorded> give(Actor actor, RecordHolidays command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(years, context);
        events.forEach(e -> years = new HolidayCalendar().fold(years, e, actor, context.now()));
        return events;
    }

    private void refused(Rule rule, String says, RecordHolidays command) {
        assertThatThrownBy(() -> give(ADMIN, command)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.clause()).isEqualTo("O121-45");
            assertThat(e.zh()).contains(says);
            assertThat(e.en()).contains(says);
        });
    }

    @Test
    void givenAYearNotKnown_whenItsNoticeIsRecorded_thenItIsKnownOnce() {
        assertThat(give(ADMIN, notice(2027, NEW_YEAR, WORKED)))
                .containsExactly(new HolidaysRecorded(2027, "国办发明电〔2026〕7号", NEW_YEAR, WORKED));
        assertThat(years).containsExactly(2027);
        refused(Rule.YEAR_KNOWN, "2027", notice(2027, NEW_YEAR, WORKED));
        refused(Rule.YEAR_KNOWN, "2026", notice(2026, days("2026-01-01"), List.of()));
    }

    @Test
    void givenAnybodyButAnAdministrator_whenGiven_thenItIsRefused() {
        assertThatThrownBy(() -> give(HEAD, notice(2027, NEW_YEAR, WORKED)))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(Rule.ROLE));
    }

    @Test
    void givenDaysThatAreNoNoticeOfTheYear_whenRecorded_thenTheyAreRefused() {
        refused(Rule.THE_WHOLE_YEAR, "2027-01-01", notice(2027, List.of(), WORKED));
        refused(Rule.THE_WHOLE_YEAR, "2027-01-01", notice(2027, days("2027-10-01"), WORKED));
        refused(Rule.DAY_OF_THE_YEAR, "2026-12-31", notice(2027, days("2026-12-31", "2027-01-01"), List.of()));
        refused(Rule.DAY_OF_THE_YEAR, "2028-01-01", notice(2027, NEW_YEAR, days("2028-01-01")));
        refused(Rule.DAY_ONCE, "2027-01-01", notice(2027, days("2027-01-01", "2027-01-01"), WORKED));
        refused(Rule.DAY_ONCE, "2027-01-02", notice(2027, NEW_YEAR, days("2027-01-02")));
        refused(Rule.MAKE_UP_ON_A_WEEKEND, "2027-02-22", notice(2027, NEW_YEAR, days("2027-02-20", "2027-02-22")));
        refused(Rule.YEAR_NOT_TOO_FAR, "2028", notice(2028, days("2028-01-01"), List.of()));
        assertThat(years).isNull();
    }
}
