package org.caseledger.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seconds of processor time of this program and of the database server, with all of its processes that have ended;
 * {@code server} is null where the server does not run on this machine.
 */
public record ProcessorTime(double program, @Nullable Double server) {
    private static final double TICKS_A_SECOND = 100;

    // Fields of /proc/PID/stat after the name of the program, counted from 0 (proc(5)).
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** What has been used until now. */
    public static ProcessorTime now(Database database) {
        return new ProcessorTime(
                ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos()
                        / 1e9,
                server(database).orElse(null));
    }

    /** What was used since then. */
    public ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(program - before.program, server == null ? null : server - before.server);
    }

    private static Optional<Double> server(Database database) {
        long backend =
                database.jdbc().sql("SELECT pg_backend_pid()").query(Long.class).single();
        return database.isLocal()
                ? stat(backend).map(of -> Long.parseLong(of[PARENT])).flatMap(ProcessorTime::tree)
                : Optional.empty();
    }

    /** Of the server's first process, of its children, and of those that it has waited for. */
    private static Optional<Double> tree(long first) {
        return stat(first)
                .map(of -> ticks(of, USER)
                        + ticks(of, SYSTEM)
                        + ticks(of, ENDED_USER)
                        + ticks(of, ENDED_SYSTEM)
                        + ProcessHandle.of(first).stream()
                                .flatMap(ProcessHandle::children)
                                .flatMap(child -> stat(child.pid()).stream())
                                .mapToDouble(child -> ticks(child, USER) + ticks(child, SYSTEM))
                                .sum());
    }

    private static double ticks(String[] fields, int at) {
        return Long.parseLong(fields[at]) / TICKS_A_SECOND;
    }

    /** Empty where there is no such file, as on other systems, or the process has just ended. */
    private static Optional<String[]> stat(long process) {
        var file = Path.of("/proc/%d/stat".formatted(process));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var text = Files.readString(file);
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
