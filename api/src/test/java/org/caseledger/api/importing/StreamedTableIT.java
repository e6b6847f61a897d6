package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file of many times the heap is mapped row by row. */
class StreamedTableIT {
    private static final int ROWS = 60_000;
    private static final String NARRATIVE = "商家拒绝退款，多次联系无果。".repeat(40);

    @TempDir
    Path directory;

    @Test
    void givenAHeapOfAThirdOfTheFile_whenMapped_thenEveryRowIsThere() throws Exception {
        var table = directory.resolve("large.csv");
        try (var out = Files.newBufferedWriter(table, StandardCharsets.UTF_8)) {
            out.write("编号,收件,内容\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(row + ",2024-05-06,\"" + NARRATIVE + "\n第" + row + "号\"\n");
            }
        }
        assertThat(Files.size(table)).isGreaterThan(96L * 1024 * 1024);

        var output = directory.resolve("output.txt");
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).isEqualTo(ROWS + " cases\n");
    }

    /** What the other virtual machine runs. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException {
            var mapping = Files.writeString(Path.of(arguments[0] + ".yaml"), """
                            name: large
                            source: 旧系统
                            kind: COMPLAINT
                            channel: LETTER
                            fields: {sourceId: 编号, receivedAt: 收件, narrative: 内容}
                            """);
            var read = Mappings.find(mapping.toString());
            var table = Rows.open(Path.of(arguments[0]), read.file());
            var cases = new AtomicLong();
            CaseRows.forEach(table, read.over(table, LocalDateTime.parse("2026-03-02T09:00")), mapped -> {
                if (mapped instanceof MappedRow) {
                    cases.incrementAndGet();
                }
            });
            System.out.println(cases + " cases");
        }
    }
}
