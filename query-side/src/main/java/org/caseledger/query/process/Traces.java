package org.caseledger.query.process;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log case by case, by the time of receipt: the view says which cases there are, the log what happened. Some
 * hundreds of cases are in memory at a time, however many are read.
 */
public final class Traces {
    private static final int CASES = 500;

    private final JdbcClient jdbc;
    private final EventLog log;
    private final TraceReader reader;

    /** {@code procedures} are those that say what a case waits for, as its view has it. */
    public Traces(DataSource dataSource, EventLog log, Procedures procedures) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.reader = new TraceReader(new ProcessView(dataSource, procedures));
    }

    /** Whoever takes traces, and may fail to. */
    @FunctionalInterface
    public interface Taker<X extends Exception> {
        void take(Trace trace) throws X;
    }

    private record Place(UUID caseId, OffsetDateTime receivedAt) {}

    /** Gives all cases of the filter, one after the other. */
    public <X extends Exception> void each(ProcessFilter filter, Taker<X> taker) throws X {
        List<Place> some = next(filter, null);
        while (!some.isEmpty()) {
            for (var trace : read(some)) {
                taker.take(trace);
            }
            some = next(filter, some.get(some.size() - 1));
        }
    }

    private List<Place> next(ProcessFilter filter, @Nullable Place after) {
        return jdbc.sql("""
                        SELECT case_id, received_at FROM views.process
                         WHERE %s AND received_month BETWEEN :from AND :until AND migrated = :migrated
                         ORDER BY received_at, case_id
                         LIMIT :cases
                        """.formatted(after == null ? "true" : "(received_at, case_id) > (:at, :id)"))
                .param("from", filter.from().toString())
                .param("until", filter.until().toString())
                .param("migrated", filter.migrated())
                .param("cases", CASES)
                .param("at", after == null ? null : after.receivedAt())
                .param("id", after == null ? null : after.caseId())
                .query((row, n) -> new Place(
                        row.getObject("case_id", UUID.class), row.getObject("received_at", OffsetDateTime.class)))
                .list();
    }

    private List<Trace> read(List<Place> places) {
        Map<UUID, List<StoredEvent>> byCase = new LinkedHashMap<>();
        places.forEach(place -> byCase.put(place.caseId(), new ArrayList<>()));
        for (var event : log.readStreams(byCase.keySet())) {
            byCase.get(event.streamId()).add(event);
        }
        return byCase.values().stream().map(Recorded::all).map(reader::read).toList();
    }
}
