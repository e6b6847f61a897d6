package org.caseledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * A text of the program as it was recorded, in {@code src/test/resources/recorded}: compared, or written anew with
 * {@code -Drecorded=write} ({@code ./check --record}).
 */
public final class Recording {
    private static final Path KEPT = Path.of("src", "test", "resources", "recorded");
    private static final Path FOUND = Path.of("target", "recorded");

    private Recording() {}

    /** Whether texts are recorded and not compared. */
    public static boolean isWritten() {
        return "write".equals(System.getProperty("recorded"));
    }

    /** Fails where a text differs from the recorded one, and says in which lines. */
    public static void hold(String name, String found) {
        hold(Map.of(name, found));
    }

    /** The same of several, by their names; all that was found is in {@code target/recorded}. */
    public static void hold(Map<String, String> found) {
        var folder = isWritten() ? KEPT : FOUND;
        found.forEach((name, text) -> write(folder.resolve(name), text));
        var all = new SoftAssertions();
        found.keySet()
                .forEach(name -> all.assertThat(folder.resolve(name))
                        .as("recorded by ./check --record: %s is intended or a mistake", name)
                        .hasSameTextualContentAs(KEPT.resolve(name)));
        all.assertAll();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
