package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parts in tiny sizes, with all self-checks: a figure is only reported if they hold. */
record QuickBench(JsonNode report) {
    /** The parts measured by default, in two halves that tests run side by side. */
    static final String FIRST_PARTS = "commands,replay,case,log,import";

    static final String LAST_PARTS = "scale,visible,nodes,peers";

    static QuickBench of(Path directory, String parts, String... more) throws IOException {
        Path out = directory.resolve("figures.json");
        var arguments = new ArrayList<>(List.of("--quick", "--only", parts));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--out", out.toString()));
        int exit = new CommandLine(new Bench()).execute(arguments.toArray(String[]::new));
        assertThat(exit).isZero();
        return new QuickBench(JsonMapper.shared().readTree(Files.readString(out)));
    }

    /** Each part and contestant of which there are figures. */
    Set<String> measured() {
        var measured = new TreeSet<String>();
        for (JsonNode figure : report.get("figures")) {
            assertThat(figure.get("median").asDouble()).isPositive();
            measured.add(figure.get("part").asString() + ": "
                    + figure.get("contestant").asString());
        }
        return measured;
    }

    /** What the figures were measured with, and what they are held against. */
    void isOfARealServerWithTargets() {
        assertThat(report.get("machine").get("fsync").asString()).isEqualTo("on");
        assertThat(report.get("targets")).isNotEmpty();
    }
}
