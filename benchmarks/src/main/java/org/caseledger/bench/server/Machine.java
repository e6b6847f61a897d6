package org.caseledger.bench.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The machine on which a run was made. */
public final class Machine {
    private static final int PAGE = 8_192;

    private Machine() {}

    /** The facts that affect the figures; {@code directory} determines the disk. */
    public static Map<String, String> facts(Path directory) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("cpu", fromProc("/proc/cpuinfo", "model name"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", fromProc("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "jvm",
                System.getProperty("java.vm.name")
                        + " "
                        + System.getProperty("java.runtime.version")
                        + ", heap "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB");
        facts.put(
                "disk",
                "%.0f forced writes a second (8 kB in place, one after the other)".formatted(fsyncs(directory)));
        return facts;
    }

    /** Forced writes per second, one after another, for one second. */
    static double fsyncs(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "fsync", ".probe");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocate(PAGE);
            channel.write(page, 0);
            channel.force(true);
            long begin = System.nanoTime();
            long end = begin + 1_000_000_000L;
            int count = 0;
            while (System.nanoTime() < end) {
                page.clear();
                channel.write(page, 0);
                channel.force(false);
                count++;
            }
            return count * 1e9 / (System.nanoTime() - begin);
        } finally {
            Files.delete(file);
        }
    }

    private static String fromProc(String file, String name) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
