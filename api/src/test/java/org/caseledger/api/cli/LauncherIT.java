package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ledger}: how it starts a program that has been built. */
class LauncherIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String CLASS = Small.class.getName().replace('.', '/') + ".class";

    private static final String OFFICE = "SPRING_DATASOURCE_URL";
    private static final String WITHOUT_TOOLS = "SMALL_WITHOUT_TOOLS";

    @TempDir
    Path home;

    private boolean withoutTools;

    /** As much of a program as the script needs: it is unpacked, serves and tells its version. */
    static final class Small {
        private Small() {}

        public static void main(String[] arguments) throws Exception {
            if (System.getProperty("jarmode") != null) {
                if (System.getenv(WITHOUT_TOOLS) != null) {
                    System.exit(1);
                }
                Path jar = Path.of(System.getProperty("java.class.path"));
                Files.copy(jar, Path.of(arguments[arguments.length - 1]).resolve(jar.getFileName()));
            } else if (arguments[0].equals("serve")) {
                if (List.of(arguments).contains("--data") && System.getenv(OFFICE) != null) {
                    Files.createFile(
                            Path.of(System.getProperty("java.class.path")).resolveSibling("at-the-office"));
                }
                int data = List.of(arguments).indexOf("--data");
                if (data >= 0) {
                    Files.createDirectories(Path.of(arguments[data + 1], "postgresql-small"));
                }
                System.out.println("Ctrl-C stops it");
                new CountDownLatch(1).await();
            } else if (arguments[0].equals("programs")) {
                try (var beside = Files.list(Path.of(System.getProperty("caseledger.programs")))) {
                    beside.filter(Files::isDirectory).forEach(one -> System.out.println(one.getFileName()));
                }
            } else {
                System.out.println("small " + String.join(" ", arguments));
            }
        }
    }

    @BeforeEach
    void buildNothing() throws IOException {
        Files.copy(Path.of("..", "ledger"), home.resolve("ledger"));
        for (var module : List.of("shared-events", "command-side", "query-side", "api")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectory(home.resolve("api/target"));
    }

    @Test
    void givenABuild_whenItHasServed_thenTheNextStartFindsItsClassesInAFile() throws Exception {
        var jar = small();
        var serving = TestFolders.started(ledger("", "serve"));
        var classes = awaitClasses();
        serving.destroy();

        assertThat(run("-Xlog:class+load", "--version"))
                .anyMatch(line -> line.matches(".*LauncherIT\\$Small source: shared objects.*"))
                .contains("small --version");

        assertThat(run("", "programs")).contains("postgresql-small");

        Files.delete(classes); // which its owner may only read
        Files.writeString(classes, "of another program");
        assertThat(run("", "--version")).containsExactly("small --version");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
        run("", "--version");
        assertThat(classes).as("of the program before").doesNotExist();
    }

    @Test
    void givenExtensions_whenItIsStarted_thenTheLauncherInTheJarAddsThem() throws Exception {
        var jar = small();

        assertThat(run("-Dloader.path=ours -Xlog:class+load", "--version"))
                .anyMatch(line -> line.matches(".*LauncherIT\\$Small source: file:" + jar));
    }

    @Test
    void givenAJarThatCannotBeUnpacked_whenItIsStarted_thenTheJarItselfIs() throws Exception {
        var jar = small();
        withoutTools = true;

        assertThat(run("-Xlog:class+load", "--version"))
                .anyMatch(line -> line.matches(".*LauncherIT\\$Small source: file:" + jar))
                .contains("small --version");
    }

    @Test
    void givenTheProgramItself_whenItIsStarted_thenItIsUnpackedBesideItsJar() throws Exception {
        Path built;
        try (Stream<Path> files = Files.list(TARGET)) {
            built = files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("mvn package comes before"));
        }
        Files.copy(built, home.resolve("api/target/real-app.jar"));

        assertThat(run("-Xlog:class+load", "--version"))
                .anyMatch(line -> line.contains("target/real-app/lib/picocli-"))
                .noneMatch(line -> line.contains("springframework.boot.loader"));
    }

    private Path small() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Small.class.getName());
        var jar = home.resolve("api/target/small-app.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream program = Small.class.getResourceAsStream("/" + CLASS)) {
            out.putNextEntry(new ZipEntry(CLASS));
            program.transferTo(out);
        }
        return jar;
    }

    /** The file with the classes, when whoever made it has gone. */
    private Path awaitClasses() {
        var unpacked = home.resolve("api/target/small-app");
        var name = "classes-" + Pattern.quote(System.getProperty("java.version")) + "-[0-9]+";
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(
                        () -> kept(unpacked),
                        kept -> kept.size() == 1
                                && kept.get(0).getFileName().toString().matches(name))
                .get(0);
    }

    private static List<Path> kept(Path unpacked) throws IOException {
        if (!Files.exists(unpacked)) {
            return List.of();
        }
        try (var files = Files.list(unpacked)) {
            return files.filter(file -> !file.toString().matches(".*(\\.jar|/postgresql-.*)"))
                    .toList();
        }
    }

    private List<String> run(String options, String... arguments) throws Exception {
        var said = home.resolve("said.txt");
        var process = TestFolders.started(ledger(options, arguments).redirectOutput(said.toFile()));
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        var lines = Files.readAllLines(said);
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }

    private ProcessBuilder ledger(String options, String... arguments) {
        var command = new ArrayList<>(List.of("bash", home.resolve("ledger").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LEDGER_JAVA_OPTS", options);
        builder.environment().put(OFFICE, "jdbc:postgresql://db.example/caseledger");
        if (withoutTools) {
            builder.environment().put(WITHOUT_TOOLS, "yes");
        }
        return builder;
    }
}
