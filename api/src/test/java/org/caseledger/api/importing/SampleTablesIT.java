package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Real tables, where they are at hand; the printed lines say which were. */
@Tag("long")
class SampleTablesIT {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TestFactory
    Stream<DynamicTest> realTables() {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, no test over it");
            return Stream.of(DynamicTest.dynamicTest("no shared data at hand", () -> {}));
        }
        Path samples = SampleTables.directory().get();
        return Stream.of(
                whole(samples.resolve("citizen-messages.csv"), "citizen-messages", 105),
                whole(samples.resolve("pingshan-events.csv"), "pingshan-events", 3981),
                whole(samples.resolve("car-complaints-gbk.csv"), "car-complaints", 600),
                DynamicTest.dynamicTest("car complaints are equal in three forms", () -> cars(samples)));
    }

    private static DynamicTest whole(Path file, String mapping, int rows) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<Mapped> mapped = read(file, mapping);
            assertThat(mapped).hasSize(rows).allMatch(MappedRow.class::isInstance);
        });
    }

    private static void cars(Path samples) {
        List<Mapped> gbk = read(samples.resolve("car-complaints-gbk.csv"), "car-complaints");
        assertThat(read(samples.resolve("car-complaints-utf8bom.csv"), "car-complaints"))
                .isEqualTo(gbk);
        assertThat(read(samples.resolve("car-complaints.xlsx"), "car-complaints"))
                .isEqualTo(gbk);
    }

    private static List<Mapped> read(Path file, String mapping) {
        Rows rows = Rows.open(file);
        RowMapper mapper = Mappings.find(mapping).over(rows, NOW);
        List<Mapped> mapped = new ArrayList<>();
        rows.forEach(line -> mapped.add(mapper.map(line)));
        System.out.printf("shared data: %s (%s): %d rows%n", file.getFileName(), rows.form(), mapped.size());
        return mapped;
    }
}
