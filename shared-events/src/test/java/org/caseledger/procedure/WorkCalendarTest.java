package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
    private static final WorkCalendar BUILT_IN = WorkCalendar.builtIn();
    private static final String HEADER = "date,type,name\n";

    @Test
    void everyRowOfTheFileIsKept() throws IOException {
        List<String[]> rows;
        try (InputStream csv = getClass().getResourceAsStream("/calendars/cn-2019-2026.csv")) {
            rows = new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("20"))
                    .map(line -> line.split(","))
                    .toList();
        }
        assertThat(rows).hasSize(283);
        for (String[] row : rows) {
            assertThat(BUILT_IN.isWorkingDay(LocalDate.parse(row[0])))
                    .as(row[0])
                    .isEqualTo(row[1].equals("makeup-workday"));
        }
        for (int year = 2019; year <= 2026; year++) {
            assertThat(BUILT_IN.holds(year)).as("%d", year).isTrue();
        }
    }

    @Test
    void yearsOutsideAreComputedFromWeekends() {
        assertThat(BUILT_IN.holds(2018)).isFalse();
        assertThat(BUILT_IN.holds(2027)).isFalse();
        assertThat(BUILT_IN.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(BUILT_IN.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(BUILT_IN.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
    }

    @Test
    @DisplayName("the working days of 2025 are 248, 2024 251, 2026 248")
    void workingDaysOfAYear() {
        assertThat(workingDaysOf(2024)).isEqualTo(251);
        assertThat(workingDaysOf(2025)).isEqualTo(248);
        assertThat(workingDaysOf(2026)).isEqualTo(248);
    }

    @Test
    void theNextWorkingDaySkipsHolidaysAndFindsMakeUpDays() {
        assertThat(BUILT_IN.nextWorkingDay(LocalDate.of(2025, 1, 24))).isEqualTo(LocalDate.of(2025, 1, 26));
        assertThat(BUILT_IN.nextWorkingDay(LocalDate.of(2025, 1, 27))).isEqualTo(LocalDate.of(2025, 2, 5));
        assertThat(BUILT_IN.nextWorkingDay(LocalDate.of(2025, 1, 24), 3))
                .as("26 and 27 January, and after the festival")
                .isEqualTo(LocalDate.of(2025, 2, 5));
        assertThat(BUILT_IN.nextWorkingDay(LocalDate.of(2025, 1, 25), 0)).isEqualTo(LocalDate.of(2025, 1, 25));
    }

    @Test
    void noWorkingDayLiesBetweenADayAndItselfOrAnEarlierOne() {
        LocalDate day = LocalDate.of(2025, 3, 3);
        assertThat(BUILT_IN.workingDaysBetween(day, day)).isZero();
        assertThat(BUILT_IN.workingDaysBetween(day, day.minusDays(3))).isZero();
    }

    @Test
    void anOfficesFileAddsAYearAndMovesTheLastDaysOfTheYearBefore() {
        WorkCalendar calendar =
                with(HEADER + "2026-12-31,holiday,元旦\n2027-01-01,holiday,元旦\n2027-01-02,makeup-workday,元旦\n");
        assertThat(calendar.holds(2027)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 2))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 1)))
                .as("the rest of 2026 stays")
                .isFalse();
        assertThat(new DeadlineCalculator(calendar).due(Days.at("2026-12-30T10:00"), Days.workingDays(1), List.of()))
                .extracting(Due::dueAt, Due::provisional)
                .containsExactly(Days.endOf("2027-01-02"), false);
    }

    @Test
    void aFileThatHoldsAYearReplacesIt() {
        WorkCalendar calendar = with(HEADER + "2025-01-01,holiday,元旦\n");
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 10, 1)))
                .as("a Wednesday that the new 2025 does not name")
                .isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2024, 10, 1))).isFalse();
    }

    @Test
    void theVersionTellsTheDataApart() {
        String one = with(HEADER + "2027-01-01,holiday,元旦\n").version();
        String other = with(HEADER + "2027-01-01,makeup-workday,元旦\n").version();
        assertThat(BUILT_IN.version()).isEqualTo("cn-2019-2026");
        assertThat(one).matches("cn-2019-2026\\+2027\\.csv:[0-9a-f]{8}").isNotEqualTo(other);
    }

    @Test
    void byteOrderMarkWindowsLineEndsNotesAndEmptyLinesAreTaken() {
        assertThat(with("\uFEFF# 2027\r\ndate,type,name\r\n\r\n2027-01-01,holiday,元旦,补\r\n")
                        .isWorkingDay(LocalDate.of(2027, 1, 1)))
                .isFalse();
    }

    @DisplayName("a mistake names file, line and what is allowed")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "day,type\\n                                             | line 1  | date,type,name",
                "date,type,name\\n2027-01-01,holiday                      | line 2  | three columns",
                "date,type,name\\n\\n2027/1/1,holiday,x                   | line 3  | 2027-01-01",
                "date,type,name\\n2027-02-30,holiday,x                    | line 2  | 2027-02-30",
                "date,type,name\\n2027-01-01,Holiday,x                    | line 2  | holiday or makeup-workday",
                "date,type,name\\n2027-01-01,holiday,x\\n2027-01-01,holiday,x | line 3 | twice",
                "date,type,name\\n2027-01-01,holiday,x\\n2028-05-01,holiday,x | line 3 | 1 January",
                "date,type,name\\n                                        | 2027.csv | no day",
                "''                                                       | 2027.csv | no day"
            })
    void mistakesAreNamed(String csv, String place, String allowed) {
        assertThatThrownBy(() -> with(csv.replace("\\n", "\n")))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("2027.csv")
                .hasMessageContaining(place)
                .hasMessageContaining(allowed);
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        byte[] gbk = (HEADER + "2027-01-01,holiday,元旦\n").getBytes(Charset.forName("GBK"));
        assertThatThrownBy(() -> BUILT_IN.with("2027.csv", gbk))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("UTF-8");
    }

    private static WorkCalendar with(String csv) {
        return BUILT_IN.with("2027.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static long workingDaysOf(int year) {
        return BUILT_IN.workingDaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    }
}
