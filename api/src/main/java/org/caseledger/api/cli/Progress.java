package org.caseledger.api.cli;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work has come, on standard error: count, rate, and time left where the end is known. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class Progress implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final String task;
    private final long total;
    private @Nullable ProgressBar bar;

    /** Drawn once the work has begun, so that earlier errors are printed on a clean line. */
    private ProgressBar bar() {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .build();
        }
        return bar;
    }

    /** Work whose end is not known. */
    static Progress counting(String task) {
        return new Progress(task, UNKNOWN);
    }

    /** Work with a known end. */
    static Progress upTo(String task, long total) {
        return new Progress(task, total);
    }

    void to(long done) {
        bar().stepTo(done);
    }

    void to(long done, long total) {
        bar().maxHint(total);
        bar().stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
