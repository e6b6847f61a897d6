package org.caseledger.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/** The subjects of complaints in the sample year, read from the file next to this class. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class Matters {

    /** The time of the year in which a matter comes up; {@link #ALL_YEAR} ones always do. */
    enum Season {
        ALL_YEAR("*"),
        SINGLES_DAY("D11"),
        SPRING_FESTIVAL("CNY"),
        CONSUMER_DAY("315"),
        SUMMER("SUMMER"),
        SCHOOL("SCHOOL");

        private final String key;

        Season(String key) {
            this.key = key;
        }

        private static Season of(String key) {
            return List.of(values()).stream()
                    .filter(season -> season.key.equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One line of the file. */
    record Matter(
            Season season,
            int weight,
            String object,
            String problem,
            List<String> shops,
            List<String> goods,
            String fault,
            String what,
            String found,
            String done) {}

    private static final String FILE = "/demo/matters.tsv";
    private static final Matters ALL = new Matters(read());

    /** In its season a matter of the season comes up as often as all others together. */
    private static final int OF_THE_SEASON = 2;

    private final List<Matter> lines;

    /** One that comes up in that season. */
    static Matter in(Season season, Random dice) {
        boolean ofTheSeason = season != Season.ALL_YEAR && dice.nextInt(OF_THE_SEASON) == 0;
        var among = ofTheSeason ? season : Season.ALL_YEAR;
        var lines = ALL.lines.stream().filter(line -> line.season() == among).toList();
        int place = dice.nextInt(lines.stream().mapToInt(Matter::weight).sum());
        for (var line : lines) {
            place -= line.weight();
            if (place < 0) {
                return line;
            }
        }
        throw new IllegalStateException(among.name());
    }

    private static List<Matter> read() {
        try (InputStream file = Matters.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> matter(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matter matter(String[] line) {
        return new Matter(
                Season.of(line[0]),
                Integer.parseInt(line[1]),
                line[2],
                line[3],
                List.of(line[4].split("、")),
                List.of(line[5].split("、")),
                line[6],
                line[7],
                line[8],
                line[9]);
    }
}
