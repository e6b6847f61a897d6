package org.caseledger.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.search.SearchFilter;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchQueries;
import org.jspecify.annotations.Nullable;

/** Queries on board, deadline list and search: a mix of filters, orders and pages. */
public final class Questions {
    private static final int SIZE = 50;
    private static final int PAGES = 4;
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();
    private static final List<UnitId> UNITS = List.of("XIPU", "HONGGUANG", "PITONG", "TANGCHANG").stream()
            .map(UnitId::new)
            .toList();
    private static final List<String> WORDS =
            List.of("奶粉", "空调商行123", "二手车", "健身卡 关门", "质量问题", "13800000012", "火锅底料", "000123");

    private final BoardQueries board;
    private final DeadlineQueries deadlines;
    private final SearchQueries search;
    private final Instant now;
    private final Random random = new Random(1);

    public Questions(DataSource dataSource, SearchIndex index, Instant now) {
        this.board = new BoardQueries(dataSource);
        this.deadlines = new DeadlineQueries(dataSource);
        this.search = new SearchQueries(dataSource, index);
        this.now = now;
    }

    /** Runs a query; returns the number of results. */
    @FunctionalInterface
    public interface Question {
        long ask();
    }

    /** The board as used by a handler, a dispatcher or a leader. */
    public long board() {
        var all = BoardFilter.ALL;
        UnitId unit = any(UNITS);
        var filter =
                switch (random.nextInt(8)) {
                    case 0 -> all;
                    case 1 -> with(null, null, null, null, null, true);
                    case 2, 3 -> with(unit, null, null, null, null, true);
                    case 4 -> with(unit, ComplaintState.ACCEPTED, null, null, null, false);
                    case 5 -> with(null, null, Severity.MAJOR, null, null, true);
                    case 6 -> with(null, null, null, Light.RED, null, true);
                    default -> with(null, null, null, null, "奶粉", false);
                };
        return board.find(filter, any(List.of(BoardSort.values())), page(), SIZE, now)
                .total();
    }

    private static BoardFilter with(
            @Nullable UnitId unit,
            @Nullable ComplaintState state,
            @Nullable Severity severity,
            @Nullable Light light,
            @Nullable String category,
            boolean openOnly) {
        return new BoardFilter(unit, state, null, null, severity, light, null, null, category, null, openOnly, null);
    }

    /** The lists that an office works with, for all units or one unit or channel. */
    public long deadlines() {
        var filter =
                switch (random.nextInt(3)) {
                    case 0 -> DeadlineFilter.ALL;
                    case 1 -> DeadlineFilter.ALL.within(any(UNITS));
                    default ->
                        new DeadlineFilter(null, Channel.HOTLINE_12315, null, null, null, null, null, null, null);
                };
        return deadlines
                .find(any(List.of(DeadlineList.values())), filter, page(), SIZE, now)
                .total();
    }

    /** Words that occur in few or many cases. */
    public long search() {
        var filter = random.nextBoolean() ? SearchFilter.ALL : SearchFilter.PLAIN;
        return search.search(any(WORDS), filter, BoardSort.RECEIVED, page(), SIZE)
                .total();
    }

    /** The duration of each query in nanoseconds, and the total number of results. */
    public record Seen(Histogram latencies, long found) {}

    /** Runs this number of queries, or as many as the time allows. */
    public static Seen ask(Question question, int count, Duration atMost) {
        var latencies = new Histogram(LONGEST, 3);
        long end = System.nanoTime() + atMost.toNanos();
        long found = 0;
        for (int i = 0; i < count && System.nanoTime() < end; i++) {
            long begin = System.nanoTime();
            found += question.ask();
            latencies.recordValue(System.nanoTime() - begin);
        }
        return new Seen(latencies, found);
    }

    private int page() {
        return random.nextInt(PAGES);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
