package org.caseledger.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/procedures.md knows every clause of the nine texts and each article, and what it names. */
class ProcedureTableTest {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLAUSES = Pattern.compile("(P\\d)\\.(\\d\\d)([a-z]?)(?:[–-](\\d\\d))?");
    private static final Pattern NESTED = Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/|^\\s*//.*$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|Property|TestFactory)\\b[\\s\\S]*?" + "\\bvoid\\s+(\\w+)\\s*\\(");
    private static final Map<String, Path> MAIN = new HashMap<>();
    private static final Map<String, Path> TESTS = new HashMap<>();
    private static List<Row> clauses;
    private static List<Row> laws;
    private static List<Row> articles;

    /** A row of a table: its first cell, where it is in the code, which tests show it. */
    private record Row(String name, String where, String tests) {
        /** The line of the text. */
        String clause() {
            return name.substring(0, 5);
        }

        /** Which of its duties, a letter; empty where it has one. */
        String duty() {
            return name.substring(5);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        clauses = new ArrayList<>();
        laws = new ArrayList<>();
        articles = new ArrayList<>();
        for (var line : Files.readAllLines(Path.of("../docs/procedures.md"))) {
            var cells = line.split(" \\| |^\\| | ?\\|$", -1);
            if (line.matches("\\| P\\d\\.\\d\\d[a-z]? \\|.*")) {
                assertThat(cells).as(line).hasSize(6);
                clauses.add(new Row(cells[1], cells[3], cells[4]));
            } else if (line.startsWith("| O121-")) {
                assertThat(cells).as(line).hasSize(6);
                articles.add(new Row(cells[1], cells[3], cells[4]));
            } else if (line.startsWith("| ") && line.contains("`law:")) {
                laws.add(new Row(cells[1], cells[4], cells[5]));
            }
        }
        for (var module : List.of("shared-events", "command-side", "query-side", "api")) {
            index(Path.of("..", module, "src/main"), MAIN);
            index(Path.of("..", module, "src/test/java"), TESTS);
        }
        for (var file : List.copyOf(MAIN.values())) {
            if (file.toString().endsWith(".java")) {
                NESTED.matcher(code(file)).results().forEach(type -> MAIN.putIfAbsent(type.group(1) + ".java", file));
            }
        }
    }

    private static void index(Path directory, Map<String, Path> files) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        }
    }

    @Test
    void everyClauseOfTheTextsHasARow() throws IOException {
        var asked = Files.readAllLines(Path.of("src/test/resources/clauses.txt"));
        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(clauses.stream().map(Row::clause).distinct()).containsExactlyElementsOf(asked);
    }

    /** A line with several duties has a row for each: a, b, c. */
    @Test
    void theRowsOfALineFollowEachOther() {
        var perLine =
                clauses.stream().collect(groupingBy(Row::clause, LinkedHashMap::new, mapping(Row::duty, joining())));
        assertThat(perLine.values()).allMatch("abcdefghijklmnopqrstuvwxyz"::startsWith);
        assertThat(perLine).containsEntry("P9.12", "abcdefgh").containsEntry("P9.11", "");
        assertThat(clauses).extracting(Row::name).doesNotHaveDuplicates();
    }

    @Test
    void everyClaimedClauseHasATestThatNamesIt() {
        for (var row : clauses) {
            var tests = names(row.tests());
            assertThat(tests.isEmpty() || tests.stream().anyMatch(test -> names(test, row.name())))
                    .as("a test of %s names it in its tags, its name or what it expects", row)
                    .isTrue();
        }
    }

    @Test
    void everyClaimedArticleHasATestThatNamesIt() {
        for (var row : articles) {
            var article = Pattern.compile(row.name() + "\\b");
            var tests = names(row.tests());
            assertThat(tests.isEmpty()
                            || tests.stream()
                                    .anyMatch(test ->
                                            article.matcher(ofTest(test)).find()))
                    .as("a test of %s names it in its tags, its name or what it expects", row)
                    .isTrue();
        }
    }

    private static String ofTest(String test) {
        return code(TESTS.get(test.split("\\.")[0] + ".java"));
    }

    /** By itself ({@code P9.12e}) or in a range ({@code P8.06–09}); a comment does not count. */
    private static boolean names(String test, String clause) {
        return CLAUSES.matcher(ofTest(test))
                .results()
                .anyMatch(found -> found.group(4) == null
                        ? found.group().equals(clause)
                        : clause.matches(found.group(1) + "\\.\\d\\d") && inRange(clause.substring(3), found));
    }

    private static boolean inRange(String line, MatchResult range) {
        return line.compareTo(range.group(2)) >= 0 && line.compareTo(range.group(4)) <= 0;
    }

    /** The texts are not part of this repository, the list of their clauses is. */
    @Test
    @Tag("long") // the bare machine has no texts
    void theListOfClausesIsThatOfTheTextsWhereTheyAreAtHand() throws IOException {
        var shared = System.getenv().getOrDefault("CASELEDGER_SHARED", "../../shared");
        var texts = Path.of(shared, "procedures");
        if (!Files.isDirectory(texts)) {
            System.out.println("shared texts: not at hand, clauses.txt is not compared with them");
            return;
        }
        var asked = new TreeSet<String>();
        try (var files = Files.list(texts)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(file).forEach(line -> asked.add(line.split("\\s", 2)[0]));
            }
        }
        assertThat(Files.readAllLines(Path.of("src/test/resources/clauses.txt")))
                .containsExactlyElementsOf(asked);
    }

    @Test
    void everyArticleOfOrder121HasARow() {
        assertThat(articles)
                .extracting(Row::name)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 46).mapToObj(n -> "O121-" + n).toList());
    }

    @Test
    void everyRowSaysWhereAClauseIsAndWhatShowsItOrWhyThereIsNothing() {
        assertThat(clauses).hasSizeGreaterThan(200);
        assertThat(rows()).allSatisfy(row -> {
            boolean absent = row.where().matches("(nothing|not yet: ).*");
            assertThat(names(row.where()).isEmpty() && !absent)
                    .as("%s names nothing", row)
                    .isFalse();
            assertThat(names(row.tests()).isEmpty()).as("%s and its tests", row).isEqualTo(absent);
        });
    }

    @Test
    void whateverIsNamedIsThere() {
        for (var row : rows()) {
            names(row.where()).forEach(name -> assertIsThere(row, name));
            names(row.tests()).forEach(test -> assertIsATest(row, test));
        }
    }

    private static List<Row> rows() {
        return Stream.concat(clauses.stream(), articles.stream()).toList();
    }

    @Test
    void everyRuleOfTheLawHasARow() {
        var rules = Procedures.builtIn().get("P9+law").rules();
        assertThat(laws)
                .extracting(row -> names(row.where()).get(0))
                .containsExactlyElementsOf(rules.stream()
                        .filter(rule -> rule.id().startsWith("law-"))
                        .map(rule -> "law:" + rule.id())
                        .toList());
        for (var row : laws) {
            var rule = Procedures.builtIn().get("P9+law").rule(row.where().replaceAll(".*:|`", ""));
            assertThat(rule.clause()).endsWith(" / " + row.name());
            names(row.tests()).forEach(test -> assertIsATest(row, test));
        }
    }

    /** A class that has tests, or one of its methods. */
    private static void assertIsATest(Row row, String name) {
        var member = name.split("\\.");
        assertThat(TESTS).as("%s", row).containsKey(member[0] + ".java");
        var code = code(TESTS.get(member[0] + ".java"));
        var tests = TEST.matcher(code).results().map(found -> found.group(1)).collect(toSet());
        assertThat(code).as("%s: %s", row, name).contains("class " + member[0]);
        assertThat(tests).as("%s: %s", row, name).isNotEmpty();
        if (member.length > 1) {
            assertThat(tests).as("%s: %s", row, name).contains(member[1]);
        }
    }

    private static void assertIsThere(Row row, String name) {
        if (name.endsWith(".yaml")) {
            assertThat(MAIN).as("%s", row).containsKey(name);
        } else if (name.contains(":")) {
            var rule = name.split(":");
            assertThatCode(() -> Procedures.builtIn()
                            .get(rule[0].equals("law") ? "P9+law" : rule[0])
                            .rule(rule[1]))
                    .as("%s", row)
                    .doesNotThrowAnyException();
        } else {
            var member = name.split("\\.");
            assertThat(MAIN).as("%s", row).containsKey(member[0] + ".java");
            var code = code(MAIN.get(member[0] + ".java"));
            assertThat(code)
                    .as("%s: %s", row, name)
                    .containsPattern("\\b(class|record|enum|interface) " + member[0] + "\\b");
            if (member.length > 1) {
                assertThat(code).as("%s: %s", row, name).containsPattern(word(member[1]));
            }
        }
    }

    private static String word(String name) {
        return "\\b" + name + "\\b";
    }

    /** What is in a file but for its comments. */
    private static String code(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(String cell) {
        return NAMED.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
