package org.caseledger.query.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads inspection sheets: a list from the view, a sheet itself from the log. */
public final class InspectionQueries {

    private final JdbcClient jdbc;
    private final EventLog log;

    public InspectionQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The sheet of that identity as its events in the log make it; none when there is none. */
    public Optional<Inspected> find(UUID id) {
        return at(id, Long.MAX_VALUE);
    }

    /** As it stood at a position of the log. */
    public Optional<Inspected> at(UUID id, long position) {
        Inspected sheet = null;
        for (var recorded : Recorded.all(log.readStream(id, position))) {
            if (!(recorded.event() instanceof InspectionEvent)) {
                return Optional.empty();
            }
            sheet = Inspected.on(sheet, recorded);
        }
        return Optional.ofNullable(sheet);
    }

    /** A page of the sheets, the latest prepared first, pages counted from 0. */
    public Page<Inspected.Listed> list(InspectionFilter filter, int page, int size) {
        var conditions = conditions(filter);
        var rows = conditions.page(
                jdbc,
                """
                        SELECT kept FROM views.inspection
                         WHERE %s
                         ORDER BY prepared_at DESC, id
                         LIMIT :size OFFSET :offset
                        """.formatted(conditions.text()),
                page,
                size,
                (row, n) ->
                        EventCodec.read(row.getString("kept"), Inspected.class).listed());
        return new Page<>(rows, conditions.counted("views.inspection").read(jdbc));
    }

    /** How many sheets there are on all pages of {@link #list}. */
    public Count count(InspectionFilter filter) {
        return conditions(filter).counted("views.inspection");
    }

    /** Every sheet of this very period, the earliest prepared first. */
    public List<Inspected.Listed> ofPeriod(LocalDate first, LocalDate last) {
        var conditions = conditions(new InspectionFilter(null, null, first, last, null));
        return jdbc.sql("SELECT kept FROM views.inspection WHERE %s ORDER BY prepared_at, id"
                        .formatted(conditions.text()))
                .params(conditions.params())
                .query((row, n) ->
                        EventCodec.read(row.getString("kept"), Inspected.class).listed())
                .list();
    }

    private static Conditions conditions(InspectionFilter filter) {
        return new Conditions()
                .with("unit = :unit", "unit", text(filter.unit()))
                .with("unit = :within", "within", text(filter.within()))
                .with("state = :state", "state", text(filter.state()))
                .with("first_day = :first", "first", filter.first())
                .with("last_day = :last", "last", filter.last());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
