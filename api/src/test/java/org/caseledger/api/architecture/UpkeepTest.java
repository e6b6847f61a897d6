package org.caseledger.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.office.Upkeep;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What ages is said from its day on, of dates that are those of the parts of the program. */
class UpkeepTest {
    private static final WorkCalendar UP_TO_2026 = WorkCalendar.builtIn();
    private static final String COMPARED = Upkeep.COMPARED + "2026-09-02";
    private static final List<String> SUPPORT = List.of(
            "# part,versions,ends,source",
            "some:part,1.,2026-12-31,https://example.org",
            "another:part,4.,accepted,README.md",
            "java,%d,2026-12-30,https://example.org".formatted(Runtime.version().feature()),
            "java,11,2020-01-01,https://example.org");

    /** Of each part of the program, by group and name. */
    static Map<String, String> versions() {
        var versions = new HashMap<String, String>();
        for (var part : JsonMapper.shared()
                .readTree(UpkeepTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"))
                .path("components")) {
            versions.put(
                    part.path("group").asString("") + ":"
                            + part.path("name").asString().replaceFirst("(binaries)-.*", "$1"),
                    part.path("version").asString());
        }
        return versions;
    }

    private static List<String> due(String day) {
        return Upkeep.due(LocalDate.parse(day), UP_TO_2026, COMPARED, SUPPORT).stream()
                .map(Text::en)
                .toList();
    }

    @Test
    void everyPartOfTheTableIsOfTheVersionThatItsDateIsOf() {
        var versions = versions();
        assertThat(Upkeep.lines("support.csv"))
                .filteredOn(line -> !line.startsWith("#"))
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> {
                    var cells = line.split(",");
                    assertThat(cells).hasSize(4);
                    assertThat(cells[2]).matches("accepted|\\d{4}-\\d{2}-\\d{2}");
                    if (!cells[0].equals("java")) {
                        assertThat(versions.get(cells[0])).as(cells[0]).startsWith(cells[1]);
                    }
                });
        assertThat(Upkeep.lines("advisories.csv").get(0)).startsWith(Upkeep.COMPARED);
    }

    @Test
    void nothingIsDueOnTheDayOfTheComparison() {
        assertThat(due("2026-09-02")).isEmpty();
        assertThat(Upkeep.due(
                        LocalDate.parse(Upkeep.lines("advisories.csv").get(0).substring(Upkeep.COMPARED.length())),
                        UP_TO_2026))
                .isEmpty();
    }

    @Test
    void advisoriesAreDueAfterNinetyDays_andSupportNinetyDaysBeforeItsEnd() {
        assertThat(due("2026-10-01")).isEmpty();
        assertThat(due("2026-10-02"))
                .containsExactly("the open support of java %d ends on 2026-12-30"
                        .formatted(Runtime.version().feature()));
        assertThat(due("2026-10-03")).first().isEqualTo("the open support of some:part 1 ends on 2026-12-31");
        assertThat(due("2026-12-01")).hasSize(2);
        assertThat(due("2026-12-02"))
                .hasSize(3)
                .contains(
                        "the advisories of the program's parts were last compared on 2026-09-02, more than 90 days ago");
    }

    @Test
    void theHolidayNoticeOfAYearIsDueOnItsFirstDay() {
        assertThat(due("2026-12-31")).hasSize(3);
        assertThat(due("2027-01-01"))
                .contains("the holiday notice of 2027 is missing: deadlines are provisional, by weekends");
    }
}
