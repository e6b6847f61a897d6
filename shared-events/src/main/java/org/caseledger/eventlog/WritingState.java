package org.caseledger.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database takes what this node appends: as of its last write, and of one that is under way for longer than
 * it may be. Each change is logged once.
 */
final class WritingState {
    static final Text UNKNOWN = new Text(
            "数据库未在限期内确认写入，写入结果不明", "the database has not confirmed a write within the limit; its outcome is unknown");
    static final Text AWAY = new Text("数据库不能写入", "the database takes no writes");

    private static final Logger LOG = LoggerFactory.getLogger(WritingState.class);

    private final long longest;
    private volatile long begun;
    private volatile boolean underWay;
    private volatile @Nullable Text trouble;

    /** A write that is under way for longer is in trouble. */
    WritingState(Duration longest) {
        this.longest = longest.toNanos();
    }

    void begin() {
        begun = System.nanoTime();
        underWay = true;
    }

    void end() {
        underWay = false;
    }

    void wentWell() {
        if (trouble != null) {
            trouble = null;
            LOG.info("数据库恢复写入 / the database takes writes again");
        }
    }

    /** {@code why} is {@link #UNKNOWN} or {@link #AWAY}. */
    void failed(Text why, Exception cause) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.error("{}: {}", why, cause.getMessage());
        }
    }

    /** What an operator must know; empty while writes go well. */
    Optional<Text> trouble() {
        long age = underWay ? System.nanoTime() - begun : 0;
        return age > longest
                ? Optional.of(Text.format(
                        "写入已等待数据库 %d 秒",
                        "a write has been waiting for the database for %d s", TimeUnit.NANOSECONDS.toSeconds(age)))
                : Optional.ofNullable(trouble);
    }
}
