package org.caseledger.bench.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.report.Report;
import org.junit.jupiter.api.Test;

/** {@code docs/scale.md} has the figures that the command prints; of each table one row is tried. */
class ScalePageTest {
    private static final Path PAGE = Path.of("..", "docs", "scale.md");
    private static final int ROUNDS = 3;

    private final Report report = new Report();
    private final SurgePart part = new SurgePart(new Figures(report, "surge"), false);

    @Test
    void givenTwentyFiveOfficesOnAMachine_whenSimulated_thenThePageHasItsFigures() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            part.machine("machine", Scenario.busy(25).withSurge(20), SurgePart.SEED + round);
        }

        assertThat(row("| 25 |").split(" \\| ")[3])
                .isEqualTo(figures("%.0f %% / %,.0f / %,.0f", "machine", "% load", "ms p99", "requests waiting"));
    }

    @Test
    void givenTwiceTheClerks_whenSimulated_thenThePageHasTheirFigures() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            part.clerks(Scenario.busy(25).withSurge(20).withClerks(12), SurgePart.SEED + round);
        }

        assertThat(row("| 20 times, 12 clerks |"))
                .isEqualTo(figures(
                        "| 20 times, 12 clerks | %,.0f | %.0f / %.0f / %.0f h | %,.0f / %,.0f |",
                        "12 clerks",
                        "cases waiting",
                        "h wait p50",
                        "h wait p99",
                        "h wait max",
                        "min p50 until gone",
                        "min max until gone"));
    }

    private static String row(String beginning) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private String figures(String format, String what, String... units) {
        var values = new Object[units.length];
        for (int i = 0; i < units.length; i++) {
            values[i] = part.under(20).median(what, units[i]);
        }
        return String.format(Locale.ROOT, format, values);
    }
}
