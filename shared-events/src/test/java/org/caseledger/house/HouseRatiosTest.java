package org.caseledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.testing.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much the program takes to say what it says: figures of {@code docs/house.csv} that only fall. */
@Tag("recorded")
class HouseRatiosTest {
    private static final Path ROOT = Path.of("..");
    private static final Path RECORD = ROOT.resolve("docs/house.csv");

    /** A figure that has fallen by more than these percent is recorded anew, so that it stays. */
    private static final double PERCENT = 1;

    /** What may grow with what the program does; nothing else is ever recorded as more than it was. */
    private static final Set<String> GROWING = Set.of("main-lines", "test-lines");

    private static final int WINDOW = 6;
    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("/\\*[\\s\\S]*?\\*/|//.*|\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\n]*\"");

    @Test
    void theFiguresOfTheHouse_onlyFall() throws IOException {
        var found = found();
        if (Recording.isWritten()) {
            record(found);
        }
        System.out.print(text(found));
        var recorded = recorded();
        assertThat(found.keySet()).isEqualTo(recorded.keySet());
        found.forEach((name, value) -> assertThat(value)
                .as(
                        "%s of %s: ./check --record keeps what has fallen, and what"
                                + " main-lines and test-lines have grown",
                        name, RECORD)
                .isBetween((int) (recorded.get(name) * (1 - PERCENT / 100)), recorded.get(name)));
    }

    private static void record(Map<String, Integer> found) throws IOException {
        var kept = new LinkedHashMap<>(found);
        recorded()
                .forEach((name, was) -> kept.computeIfPresent(
                        name, (one, now) -> GROWING.contains(one) ? now : (Integer) Math.min(was, now)));
        Files.writeString(RECORD, text(kept));
    }

    private static String text(Map<String, Integer> figures) {
        return figures.entrySet().stream()
                .map(one -> one.getKey() + "," + one.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Integer> recorded() throws IOException {
        var recorded = new LinkedHashMap<String, Integer>();
        for (var line : Files.readAllLines(RECORD)) {
            recorded.put(line.split(",")[0], Integer.valueOf(line.split(",")[1]));
        }
        return recorded;
    }

    private static Map<String, Integer> found() throws IOException {
        var main = read("src/main/java", ".java");
        var found = new LinkedHashMap<String, Integer>();
        int lines = lines(main);
        found.put("main-lines", lines);
        found.put("lines-per-event", lines / EventCodec.types().size());
        found.put("files-with-ComplaintReopened", (int) main.stream()
                .filter(Pattern.compile("\\bComplaintReopened\\b").asPredicate())
                .count());
        // What CONTRIBUTING.md says of a command, a list and a finding is said of these.
        found.put("files-of-a-command", knowing("\\b(RecordCallBack|record-call-back)\\b|record CallBackAttempted\\("));
        found.put("files-of-a-list", knowing("(?i)unreached"));
        found.put(
                "files-of-a-finding",
                knowing("FindingRule\\.NOT_REACHED|NOT_REACHED\\((?!\")|`NOT_REACHED`|\\bnotReached\\("));
        found.put("table-headings", count("<th[ >]", read("src/main/resources", ".html")));
        found.put("repeated-places", repeated(main));
        found.put("riddles", riddles(main));
        found.put("test-lines", lines(read("src/test", ".java")));
        found.put("pages", files(ROOT.resolve("docs"), 1).size());
        found.put("decisions", files(ROOT.resolve("docs/decisions"), 1).size());
        return found;
    }

    /** The files by hand that match, or are the golden file of that event. */
    private static int knowing(String pattern) throws IOException {
        var known = Pattern.compile(pattern);
        try (var modules = Files.list(ROOT)) {
            return (int) Stream.concat(modules.map(module -> module.resolve("src")), Stream.of(ROOT.resolve("docs")))
                    .filter(Files::isDirectory)
                    .flatMap(HouseRatiosTest::walk)
                    .filter(file -> file.toString().matches(".*\\.(java|md|json|properties|html|yaml|sql)"))
                    .filter(file -> !file.toString().matches(".*(recorded|HouseRatiosTest).*"))
                    .map(file ->
                            file.toString().contains("/golden/") ? "record " + file.getFileName() + "(" : text(file))
                    .filter(text ->
                            known.matcher(text.replaceFirst("-r1\\.json", "")).find())
                    .count();
        }
    }

    private static int lines(List<String> files) {
        return files.stream().mapToInt(file -> (int) file.lines().count()).sum();
    }

    private static int count(String pattern, List<String> texts) {
        var compiled = Pattern.compile(pattern);
        return texts.stream()
                .mapToInt(text -> (int) compiled.matcher(text).results().count())
                .sum();
    }

    /**
     * In comments, literals, English messages and documentation; not where a template names a stored field or value.
     */
    private static int riddles(List<String> main) throws IOException {
        var said = new ArrayList<>(read("src/main/resources", "messages_en.properties"));
        main.forEach(file -> COMMENT_OR_LITERAL.matcher(file).results().forEach(found -> said.add(found.group())));
        for (var page : files(ROOT.resolve("docs"), 2)) {
            said.add(Files.readString(page));
        }
        return count("(?i)(?<![{=])\\b(told|beside|somebody|nobody)\\b", said);
    }

    /** Places that repeat six lines, which are not only brackets, of another place. */
    private static int repeated(List<String> files) {
        var places = new HashMap<String, Integer>();
        for (var file : files) {
            var lines = file.lines()
                    .map(String::strip)
                    .filter(Predicate.not(HouseRatiosTest::isSilent))
                    .toList();
            for (int i = 0; i + WINDOW <= lines.size(); i++) {
                places.merge(String.join("\n", lines.subList(i, i + WINDOW)), 1, Integer::sum);
            }
        }
        return places.values().stream().mapToInt(count -> count - 1).sum();
    }

    private static boolean isSilent(String line) {
        return line.matches("|[)}\\];,({]*|(import|package) .*|@Override|[*/].*");
    }

    private static List<String> read(String folder, String ending) throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .sorted()
                    .flatMap(HouseRatiosTest::walk)
                    .filter(file -> file.toString().endsWith(ending))
                    .map(HouseRatiosTest::text)
                    .toList();
        }
    }

    private static List<Path> files(Path folder, int depth) throws IOException {
        try (var files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md"))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
