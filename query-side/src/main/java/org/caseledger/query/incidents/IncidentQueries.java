package org.caseledger.query.incidents;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads incidents and exercises: one from the log itself, improvements from the view. */
public final class IncidentQueries {
    private final JdbcClient jdbc;
    private final EventLog log;

    public IncidentQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The current incident or exercise; empty if there is none of this identity. */
    public Optional<IncidentFile> find(UUID id) {
        return at(id, Long.MAX_VALUE);
    }

    /** As it stood after the event at a position of the log. */
    public Optional<IncidentFile> at(UUID id, long position) {
        return folded(id, position).filter(IncidentFile::hasBegun);
    }

    /** As {@link #at}, or the proposal of this identity that was dismissed. */
    public Optional<IncidentFile> folded(UUID id, long position) {
        return IncidentFile.fold(Recorded.all(log.readStream(id, position)));
    }

    /**
     * A page of what is to be done better, the first due first; {@code today} asks for what is overdue on that day
     * only.
     */
    public Page<ImprovementRow> improvements(boolean open, @Nullable LocalDate today, int page, int size) {
        var conditions = new Conditions()
                .with("completed_at IS NULL", open || today != null)
                .with("completed_at IS NOT NULL", !open && today == null)
                .with("by < :today", "today", today);
        var rows = conditions.page(
                jdbc, """
                        SELECT *, incident_id AS incident FROM views.improvement
                         WHERE %s
                         ORDER BY by, incident_id, number
                         LIMIT :size OFFSET :offset
                        """.formatted(conditions.text()), page, size, RowReading.of(ImprovementRow.class));
        return new Page<>(rows, conditions.counted("views.improvement").read(jdbc));
    }
}
