package org.caseledger.testing;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The classes of the programs that a module's tests start, loaded once and kept in an archive in the build folder of
 * the module: most of a short program's time is spent on loading them. Only classes of jars can be kept.
 */
public final class SharedClasses {
    private static final Path ARCHIVE = Path.of("target", "programs.jsa");

    /** Starts a program with this option and returns when it has ended. */
    @FunctionalInterface
    public interface Training {
        void run(String option) throws IOException, InterruptedException;
    }

    private SharedClasses() {}

    /** The options of a program on the tests' class path: jars first, as the archive has them. */
    public static List<String> options() {
        var options = new ArrayList<String>();
        if (Files.exists(ARCHIVE)) {
            options.add("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath());
            options.add("-Xlog:cds=off,class+path=off");
        }
        var path = new ArrayList<>(jars());
        path.addAll(entries(entry -> !Files.isRegularFile(entry)));
        options.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
        return options;
    }

    /** Makes the archive by this program, unless there is one of these very jars. */
    public static void train(Class<?> main, Training training) throws IOException, InterruptedException {
        if (!isOfJars(main)) {
            return;
        }
        // Two test processes may ask at once.
        try (var lock = FileChannel.open(
                        ARCHIVE.resolveSibling("programs.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !isCurrent(ARCHIVE)) {
                Files.deleteIfExists(ARCHIVE);
                var aside = ARCHIVE.resolveSibling("programs.new").toAbsolutePath();
                training.run("-XX:ArchiveClassesAtExit=" + aside);
                Files.move(aside, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Whether a program is started from a jar, as it is in a build. */
    public static boolean isOfJars(Class<?> main) {
        var code = main.getProtectionDomain().getCodeSource();
        return code.getLocation().getPath().endsWith(".jar");
    }

    /** Whether this is there, and was made after these very jars. */
    public static boolean isCurrent(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var made = Files.getLastModifiedTime(file);
        for (var jar : jars()) {
            if (Files.getLastModifiedTime(Path.of(jar)).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    private static List<String> jars() {
        return entries(Files::isRegularFile);
    }

    private static List<String> entries(Predicate<Path> which) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> which.test(Path.of(entry)))
                .toList();
    }
}
