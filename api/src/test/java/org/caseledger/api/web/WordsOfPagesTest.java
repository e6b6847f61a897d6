package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of a page is there in both languages, and none that no page has. */
class WordsOfPagesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ASKED = Pattern.compile("#\\{([a-z][A-Za-z0-9._-]*)");
    private static final Pattern FAMILY = Pattern.compile("#\\{\\$\\{'([a-z.]+)\\.' \\+");
    private static final Set<String> OF_CODE = Set.of("field.", "part.");

    private final Properties zh = read("/messages.properties");
    private final Properties en = read("/messages_en.properties");

    @Test
    void bothLanguagesHaveTheSame() {
        assertThat(en.stringPropertyNames()).isEqualTo(zh.stringPropertyNames());
        assertThat(zh.values()).allSatisfy(word -> assertThat((String) word).isNotBlank());
        assertThat(en.values()).allSatisfy(word -> assertThat((String) word).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages.properties", "/messages_en.properties"})
    void noMessageIsThereTwice_becauseOnlyTheLastIsShown(String messages) {
        var once = new HashSet<String>();
        assertThat(keys(messages)).isNotEmpty().allMatch(once::add);
    }

    private static List<String> keys(String messages) {
        try (var lines = new BufferedReader(reader(messages))) {
            return lines.lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatPagesAskForIsThere() {
        assertThat(asked()).isNotEmpty().isSubsetOf(zh.stringPropertyNames());
    }

    @Test
    void whatNoPageAsksForIsNot() {
        var asked = asked();
        var families = found(FAMILY);
        assertThat(families).isNotEmpty();
        var unused = zh.stringPropertyNames().stream()
                .filter(key -> !asked.contains(key))
                .filter(key -> families.stream().noneMatch(f -> key.startsWith(f + ".")))
                .filter(key -> OF_CODE.stream().noneMatch(key::startsWith))
                .filter(key -> !isInCode(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void nothingThatSomebodyTypedIsTakenForMarkup() {
        assertThat(templates()).doesNotContain("th:utext", "[(", "__${");
        assertThat(templates()).doesNotContainPattern("\\son[a-z]+=\"").doesNotContain("style=\"");
    }

    private static TreeSet<String> asked() {
        return found(ASKED);
    }

    private static TreeSet<String> found(Pattern pattern) {
        return pattern.matcher(templates())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String templates() {
        return text(TEMPLATES, ".html");
    }

    private static boolean isInCode(String key) {
        return text(SOURCES, ".java").contains('"' + key + '"');
    }

    private static String text(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(WordsOfPagesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(String name) {
        var words = new Properties();
        try (var in = reader(name)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader reader(String name) {
        return new InputStreamReader(WordsOfPagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8);
    }
}
