package org.caseledger.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The resources of a process and its children, from Linux.
 *
 * @param seconds of processor time, also of children that have ended
 * @param megabytes of memory, shared ones divided by those who share them
 * @param threads of all
 */
public record ProcessTree(double seconds, double megabytes, int threads) {
    private static final double TICKS_A_SECOND = 100;

    // Fields of /proc/PID/stat after the name of the program, counted from 0 (proc(5)).
    private static final List<Integer> TIMES = List.of(11, 12);
    private static final List<Integer> TIMES_OF_ENDED = List.of(13, 14);
    private static final int THREADS = 17;

    /** Of this program alone. */
    public static ProcessTree here() throws IOException {
        return of(ProcessHandle.current(), false);
    }

    /** Of the server that answers, which runs on this machine. */
    public static ProcessTree of(JdbcClient server) throws IOException {
        long first = server.sql("SELECT (regexp_split_to_array(pg_read_file('postmaster.pid'), E'\\n'))[1]")
                .query(Long.class)
                .single();
        return of(ProcessHandle.of(first).orElseThrow(), true);
    }

    private static ProcessTree of(ProcessHandle first, boolean all) throws IOException {
        var stat = stat(first.pid());
        var sum = new ProcessTree(
                ticks(stat, TIMES) + (all ? ticks(stat, TIMES_OF_ENDED) : 0),
                memory(first.pid()),
                Integer.parseInt(stat[THREADS]));
        var others = all ? first.children() : Stream.<ProcessHandle>of();
        for (var other : others.toList()) {
            try {
                var of = stat(other.pid());
                sum = new ProcessTree(
                        sum.seconds + ticks(of, TIMES),
                        sum.megabytes + memory(other.pid()),
                        sum.threads + Integer.parseInt(of[THREADS]));
            } catch (IOException ended) {
                // Between the list and the question: the first process has counted it.
                continue;
            }
        }
        return sum;
    }

    private static double ticks(String[] stat, List<Integer> fields) {
        return fields.stream().mapToLong(field -> Long.parseLong(stat[field])).sum() / TICKS_A_SECOND;
    }

    private static String[] stat(long pid) throws IOException {
        var text = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
        return text.substring(text.lastIndexOf(')') + 2).split(" ");
    }

    private static double memory(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/%d/smaps_rollup".formatted(pid)))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
