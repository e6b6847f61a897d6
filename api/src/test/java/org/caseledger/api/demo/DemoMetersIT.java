package org.caseledger.api.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.api.security.Addresses;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a monitoring system reads every few seconds stays small, whatever is worked on. */
@Tag("long")
@Tag("turn-4")
class DemoMetersIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();

    private static final int MOST_BYTES = 200_000;
    private static final int MOST_SERIES = 1_600;
    private static final String ENDLESS = "/live";

    private static final Path GUIDE = Path.of("../docs/running.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)");

    /** There once something is refused, and once an extension asks: tests of their own say so. */
    private static final Set<String> LATER = Set.of("caseledger_refusals_total", "queryBus_");

    @Test
    void givenADemo_whenEveryAddressIsRead_thenItsMetersAreFew_andAllThatTheGuideNames() throws IOException {
        for (var person : List.of("admin", "supervisor", "dispatcher")) {
            readEverything(person);
        }

        var meters = LEDGER.as("admin").get("/actuator/prometheus").text();
        var series = meters.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(meters.length()).as("bytes").isLessThan(MOST_BYTES);
        assertThat(series).as("series").hasSizeLessThan(MOST_SERIES);
        for (var name : namesOfGuide()) {
            assertThat(series).as(name).anyMatch(line -> line.startsWith(name));
        }
        assertThat(series)
                .anyMatch(line -> line.contains("uri=\"/api/board\""))
                .anyMatch(line -> line.contains("uri=\"/cases\""))
                .noneMatch(line -> line.contains("{id}"));
    }

    private static void readEverything(String person) {
        var inside = new LoginForm(LEDGER).session(person);
        for (var address : new Addresses(LEDGER).all()) {
            if (address.method().equals("GET") && !address.pattern().equals(ENDLESS)) {
                inside.get(address.pattern().replaceAll("\\{[^}]+}", "0").replace("**", "000"));
            }
        }
    }

    private static Set<String> namesOfGuide() throws IOException {
        var text = Files.readString(GUIDE);
        var table = text.substring(text.indexOf("| meter |"));
        var names = ROW.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .filter(name -> !LATER.contains(name))
                .collect(toSet());
        assertThat(names).contains("caseledger_view_lag", "eventProcessor_");
        return names;
    }
}
