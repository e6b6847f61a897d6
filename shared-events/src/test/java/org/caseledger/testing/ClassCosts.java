package org.caseledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes what each test class cost to {@code target/test-costs.txt}: seconds of processor time, with those of processes
 * that it started and that still run, seconds of wall time, class.
 */
public final class ClassCosts implements TestExecutionListener {
    private record Cost(double processor, double wall) {}

    private static final Path FILE = Path.of("target", "test-costs.txt");

    private final Map<String, Cost> begun = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isOuterClass(test)) {
            begun.put(test.getUniqueId(), now());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var before = begun.remove(test.getUniqueId());
        if (before == null) {
            return;
        }
        var after = now();
        var name = ((ClassSource) test.getSource().orElseThrow()).getClassName();
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(
                    FILE,
                    "%.1f %.1f %s%n"
                            .formatted(
                                    Math.max(0, after.processor() - before.processor()),
                                    after.wall() - before.wall(),
                                    name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nested classes are part of the class around them. */
    private static boolean isOuterClass(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> !((ClassSource) source).getClassName().contains("$"))
                .orElse(false);
    }

    private static Cost now() {
        var own = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var children = ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new Cost(own.getProcessCpuTime() / 1e9 + children.toMillis() / 1e3, System.nanoTime() / 1e9);
    }
}
