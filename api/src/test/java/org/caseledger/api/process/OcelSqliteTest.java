package org.caseledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.NoSqlite;
import org.caseledger.query.process.Datum;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Where the native library of SQLite cannot be unpacked, in a Java of its own. */
class OcelSqliteTest {
    @Test
    void givenADirectoryThatTakesNoLibrary_whenAsked_thenItSaysSo_andWhatCanBeDone(@TempDir Path directory)
            throws Exception {
        var none = Files.writeString(directory.resolve("none"), "a file is no directory");

        assertThat(asked(none, directory))
                .contains("临时目录" + none + "不允许运行程序")
                .contains("-Dorg.sqlite.tmpdir=DIRECTORY");
        assertThat(directory.toFile().list()).containsExactly("none");
    }

    @Test
    void givenADirectoryForIt_whenAsked_thenTheFormIsMade(@TempDir Path directory) throws Exception {
        assertThat(asked(directory, directory)).contains("made made");
    }

    private static String asked(Path library, Path directory) throws Exception {
        var classPath = Stream.of(Asked.class, OcelSqlite.class, Datum.class, Text.class, SQLiteDataSource.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
        var asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dorg.sqlite.tmpdir=" + library,
                        "-cp",
                        classPath,
                        Asked.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(asked.getInputStream().readAllBytes(), UTF_8);
        assertThat(asked.waitFor()).as(said).isZero();
        return said;
    }

    /** Asks twice: the driver itself would only try once. */
    static final class Asked {
        public static void main(String[] arguments) throws IOException {
            var said = new StringBuilder();
            for (int i = 0; i < 2; i++) {
                try (var file = new OcelSqlite(new ByteArrayOutputStream(), Path.of(arguments[0]))) {
                    file.finish();
                    said.append("made ");
                } catch (NoSqlite e) {
                    said.append(e.text().zh()).append(e.text().en()).append('\n');
                }
            }
            System.out.writeBytes(said.toString().getBytes(UTF_8));
        }
    }
}
