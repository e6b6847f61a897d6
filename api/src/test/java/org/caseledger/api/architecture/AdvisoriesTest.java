package org.caseledger.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.module.ModuleDescriptor.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.office.Upkeep;
import org.junit.jupiter.api.Test;

/** No part of the program is in the affected range of an advisory that advisories.csv does not answer. */
class AdvisoriesTest {
    /** Affects the versions from {@code from}, or all where that is empty, to before {@code fixed}. */
    private record Advisory(String id, String part, String from, String fixed, String answer) {
        static Advisory of(String line) {
            var cells = line.split(",", 8);
            assertThat(cells).as(line).hasSize(8);
            assertThat(cells[0]).as(line).matches("CVE-\\d{4}-\\d{4,}|GHSA(-\\w{4}){3}");
            assertThat(cells[4]).as(line).matches("LOW|MODERATE|HIGH|CRITICAL");
            assertThat(cells[5]).as(line).matches("\\d{4}(-\\d{2}(-\\d{2})?)?");
            assertThat(cells[6]).as(line).startsWith("https://");
            return new Advisory(cells[0], cells[1], cells[2], cells[3], cells[7]);
        }

        boolean affects(Map<String, String> versions) {
            assertThat(versions)
                    .as("the part of %s is not one of the program", id)
                    .containsKey(part);
            var version = Version.parse(versions.get(part));
            return (from.isEmpty() || version.compareTo(Version.parse(from)) >= 0)
                    && version.compareTo(Version.parse(fixed)) < 0;
        }

        boolean isAnswered() {
            return !answer.isBlank();
        }
    }

    private record Advisories(List<Advisory> rows) {
        static Advisories of(List<String> lines) {
            return new Advisories(lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Advisory::of)
                    .toList());
        }

        static Advisories known() {
            return of(Upkeep.lines("advisories.csv"));
        }

        List<String> unanswered(Map<String, String> versions) {
            return rows.stream()
                    .filter(row -> row.affects(versions) && !row.isAnswered())
                    .map(row -> "%s: %s %s, fixed in %s"
                            .formatted(row.id(), row.part(), versions.get(row.part()), row.fixed()))
                    .toList();
        }
    }

    @Test
    void noPartIsAffectedByAnAdvisoryThatIsNotAnswered() {
        assertThat(Advisories.known().unanswered(UpkeepTest.versions())).isEmpty();
    }

    @Test
    void anAnswerIsRemovedWithTheVersionThatItIsAbout() {
        var versions = UpkeepTest.versions();
        assertThat(Advisories.known().rows())
                .hasSizeGreaterThan(25)
                .filteredOn(Advisory::isAnswered)
                .allMatch(row -> row.affects(versions));
    }

    @Test
    void anOldVersionOfAPartIsFoundByTheKnownAdvisories() {
        var versions = new HashMap<>(UpkeepTest.versions());
        versions.put("org.apache.tomcat.embed:tomcat-embed-core", "11.0.2");
        assertThat(Advisories.known().unanswered(versions))
                .contains("CVE-2025-24813: org.apache.tomcat.embed:tomcat-embed-core 11.0.2, fixed in 11.0.3");
    }

    @Test
    void aVersionIsAffectedFromTheFirstToBeforeTheFixedOneOfItsLine() {
        for (var version : List.of("2.0", "2.4.9", "2.4.10-rc1", "3.0.0-M1", "3.0.9", "3.0.9.RELEASE")) {
            assertThat(planted("").unanswered(Map.of("some:part", version)))
                    .as(version)
                    .hasSize(1);
        }
        for (var version : List.of("1.99", "2.4.10", "2.4.10.RELEASE", "2.4.11", "3.0.10", "3.0.10.Final", "10.0")) {
            assertThat(planted("").unanswered(Map.of("some:part", version)))
                    .as(version)
                    .isEmpty();
        }
    }

    @Test
    void anAnsweredAdvisoryPasses_andOneOfAnUnknownPartDoesNot() {
        var versions = Map.of("some:part", "2.4.9");
        assertThat(planted("not used, nor shipped").unanswered(versions)).isEmpty();
        assertThat(planted(" ").unanswered(versions)).hasSize(1);
        assertThatThrownBy(() -> planted("").unanswered(Map.of("another:part", "2.4.9")))
                .isInstanceOf(AssertionError.class);
    }

    private static Advisories planted(String answer) {
        var row = "CVE-2026-0001,some:part,%s,%s,HIGH,2026-09,https://example.org,%s";
        return Advisories.of(
                List.of(row.formatted("2.0", "2.4.10", answer), row.formatted("3.0.0-M1", "3.0.10", answer)));
    }
}
