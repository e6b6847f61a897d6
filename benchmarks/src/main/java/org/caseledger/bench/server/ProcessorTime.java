package org.caseledger.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Seconds of processor time of this program and of the database server, with all of its processes that have ended;
 * {@code server} is null where the server does not run on this machine, or this is not Linux.
 */
public record ProcessorTime(double program, @Nullable Double server) {
    /** What has been used until now. */
    public static ProcessorTime now(Database database) throws IOException {
        var used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        boolean known = database.isLocal() && Files.exists(Path.of("/proc/self/smaps_rollup"));
        return new ProcessorTime(
                used.toNanos() / 1e9, known ? ProcessTree.of(database.jdbc()).seconds() : null);
    }

    /** What was used since then. */
    public ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(program - before.program, server == null ? null : server - before.server);
    }
}
