package org.caseledger.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Ninety days before the open support of what the program stands on ends, the build asks for the next version. */
class SupportTest {
    private static final int DAYS = 90;

    private record Row(String part, String versions, String ends) {
        static Row of(String line) {
            var cells = line.split(",");
            assertThat(cells).as(line).hasSize(4);
            return new Row(cells[0], cells[1], cells[2]);
        }

        boolean endsSoon(LocalDate today) {
            return !ends.equals("accepted") && LocalDate.parse(ends).isBefore(today.plusDays(DAYS));
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/support.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    /** Of each part of the program, by group and name. */
    static Map<String, String> versions() throws IOException {
        var versions = new HashMap<String, String>();
        try (var parts = SupportTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            for (var part : JsonMapper.shared().readTree(parts).path("components")) {
                versions.put(
                        part.path("group").asString("") + ":"
                                + part.path("name").asString().replaceFirst("(binaries)-.*", "$1"),
                        part.path("version").asString());
            }
        }
        return versions;
    }

    @Test
    void everyPartOfTheTableIsOfTheVersionThatItsDateIsOf_andSupportedForAnotherNinetyDays() throws IOException {
        var versions = versions();
        assertThat(rows()).hasSizeGreaterThan(4).allSatisfy(row -> {
            if (!row.part().equals("java")) {
                assertThat(versions.get(row.part())).as(row.part()).startsWith(row.versions());
            }
            assertThat(row.endsSoon(LocalDate.now()))
                    .as("%s ends on %s", row.part(), row.ends())
                    .isFalse();
        });
    }

    @Test
    void aDateWithinNinetyDaysIsFound() {
        var row = new Row("some:part", "1.", "2027-03-01");
        assertThat(row.endsSoon(LocalDate.parse("2026-12-01"))).isFalse();
        assertThat(row.endsSoon(LocalDate.parse("2026-12-02"))).isTrue();
    }
}
