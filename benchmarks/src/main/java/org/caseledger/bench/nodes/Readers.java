package org.caseledger.bench.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.caseledger.api.replica.Reading;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.scale.Questions;
import org.caseledger.bench.scale.Questions.Seen;
import org.caseledger.query.search.SearchIndex;

/** People who open a list as soon as they have seen the one before: board, deadlines, search. */
record Readers(DataSource source, SearchIndex index, Instant now) {
    static final int COUNT = 4;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    /** The duration of each question in nanoseconds, without those of the warm-up. */
    Histogram ask(Duration warmUp, Duration measured) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(COUNT);
        try {
            var running = new ArrayList<Future<Seen>>();
            for (int i = 0; i < COUNT; i++) {
                running.add(threads.submit(() -> one(warmUp, measured)));
            }
            var latencies = new Histogram(LONGEST, 3);
            long found = 0;
            for (var one : running) {
                latencies.add(one.get().latencies());
                found += one.get().found();
            }
            CheckFailed.unless(found > 0, "nothing was found");
            return latencies;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Seen one(Duration warmUp, Duration measured) {
        var questions = new Questions(source, index, now);
        Questions.Question all = () -> questions.board() + questions.deadlines() + questions.search();
        new Reading(0, false).begin();
        try {
            Questions.ask(all, Integer.MAX_VALUE, warmUp);
            return Questions.ask(all, Integer.MAX_VALUE, measured);
        } finally {
            Reading.end();
        }
    }
}
