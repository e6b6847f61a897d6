package org.caseledger.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Size, memory and time of the package are claimed as they were last measured: {@code packaging/try} measures and
 * compares with {@code docs/measured.csv}.
 */
class ReadmeFiguresTest {
    private static final Path ROOT = Path.of("..");

    /** A claim rounds a figure by no more. */
    private static final double PERCENT = 2;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    README.md       | package-size         | of (\\d+) MB with Java runtime
                    README.md       | idle-memory          | takes (\\d+) MB of memory
                    README.zh-CN.md | package-size         | 各 (\\d+) MB，内含 Java
                    README.zh-CN.md | idle-memory          | 占用内存 (\\d+) MB
                    docs/running.md | package-size         | Each is (\\d+) MB
                    docs/running.md | idle-memory          | take (\\d+) MB of memory
                    docs/running.md | start-processor-time | start takes (\\d+) s of processor time
                    """)
    void givenAClaim_whenItWasMeasured_thenItIsThatFigure(String file, String figure, String claim) throws IOException {
        var measured = measured();
        var claimed = Pattern.compile(claim)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results();

        assertThat(claimed.map(found -> Double.valueOf(found.group(1))))
                .as(figure + " in " + file)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).isCloseTo(measured.get(figure), withinPercentage(PERCENT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    README.md            | glibc (2\\.\\d+) or newer
                    README.zh-CN.md      | glibc (2\\.\\d+) 及以上
                    docs/running.md      | glibc (2\\.\\d+) or newer
                    packaging/INSTALL.md | glibc (2\\.\\d+) or newer
                    packaging/INSTALL.md | glibc (2\\.\\d+) 及以上
                    """)
    void givenAClaimOfTheOldestCLibrary_whenAPackageIsMade_thenNoNewerOneIsAccepted(String file, String claim)
            throws IOException {
        var limit = Pattern.compile("^promised=(.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve("packaging/package")))
                .results()
                .map(found -> found.group(1))
                .toList();
        var claimed = Pattern.compile(claim)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results();

        assertThat(limit).hasSize(1);
        assertThat(claimed.map(found -> found.group(1))).isNotEmpty().allMatch(limit.get(0)::equals);
    }

    private static Map<String, Double> measured() throws IOException {
        try (var rows = Files.lines(ROOT.resolve("docs/measured.csv"))) {
            return rows.skip(1)
                    .map(row -> row.split(","))
                    .collect(Collectors.toMap(row -> row[0], row -> Double.valueOf(row[1])));
        }
    }
}
