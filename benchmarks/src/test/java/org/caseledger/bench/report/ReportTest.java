package org.caseledger.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.caseledger.bench.report.Report.Measure;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report();

    @Test
    void givenAContestantThatFails_whenOthersAreMeasured_thenItIsALineAmongTheirs() throws Exception {
        report.attempt("commands", "first", "16 clients", () -> {
            throw new IllegalStateException("out of shared memory\nand more");
        });
        report.attempt(
                "commands",
                "second",
                "16 clients",
                () -> report.add(new Measure("commands", "second", "16 clients", "ms"), 7));

        var printed = new ByteArrayOutputStream();
        Printed.markdown(report, Map.of(), new PrintStream(printed));
        assertThat(printed.toString().lines())
                .contains(
                        "| commands | second | 16 clients | 7.00 | 7.00 | 7.00 | ms |",
                        "| commands | first | 16 clients | | | | failed: out of shared memory |");
        assertThat(Printed.json(report, Map.of())).contains("out of shared memory");
    }
}
