package org.caseledger.bench.commands;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.caseledger.bench.report.Report;

/** Repeats work until the compiler of the JVM has little left to do with it. */
public final class WarmUp {
    private static final int MOST_PASSES = 5;
    private static final double COMPILER_SHARE = 0.1;

    private WarmUp() {}

    /** Does it at least once; returns how often. */
    public static int with(Report.Work work) throws Exception {
        var compiler = ManagementFactory.getCompilationMXBean();
        int passes = 0;
        long took;
        long compiled;
        do {
            long start = System.nanoTime();
            long before = compiler.getTotalCompilationTime();
            work.run();
            took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            compiled = compiler.getTotalCompilationTime() - before;
            passes++;
        } while (compiled > took * COMPILER_SHARE && passes < MOST_PASSES);
        return passes;
    }
}
