package org.caseledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes each test, and each set-up of a class, that failed and passed when it was tried again to
 * {@code target/flaky.txt}: a line with its name and its first failure.
 */
@RequiredArgsConstructor
public final class FlakyTests implements TestExecutionListener {
    private final Path file;
    private final Map<String, String> failed = new ConcurrentHashMap<>();

    /** As the platform makes it. */
    public FlakyTests() {
        this(Path.of("target", "flaky.txt"));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.putIfAbsent(
                    test.getUniqueId(),
                    result.getThrowable().map(FlakyTests::firstLine).orElse("?"));
        } else if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            var first = failed.remove(test.getUniqueId());
            if (first != null) {
                write("flaky: %s, first failure: %s%n".formatted(name(test), first));
            }
        }
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().strip().replaceAll("\\s+", " ").replaceFirst("(?<=.{300}).+", "…");
    }

    private static String name(TestIdentifier test) {
        return test.getSource().map(source -> name(source, test)).orElseGet(test::getDisplayName);
    }

    private static String name(TestSource source, TestIdentifier test) {
        if (source instanceof MethodSource method) {
            return method.getClassName() + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? type.getClassName() + ".<set-up>" : test.getDisplayName();
    }

    private void write(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
