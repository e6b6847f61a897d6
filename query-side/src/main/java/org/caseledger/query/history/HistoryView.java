package org.caseledger.query.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes {@code views.history}: a row for every event, of cases and of those who use the ledger.
 */
public final class HistoryView implements View<HistoryOfCase> {

    private final JdbcClient jdbc;

    public HistoryView(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("history");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return true;
    }

    @Override
    public HistoryOfCase on(@Nullable HistoryOfCase before, Recorded recorded) {
        return HistoryOfCase.on(before, recorded);
    }

    /** Nothing: a row depends on its own event only, and what is written stays. */
    @Override
    public Map<CaseId, HistoryOfCase> load(Collection<CaseId> cases) {
        return Map.of();
    }

    @Override
    public void save(Collection<HistoryOfCase> changed) {
        var rows = changed.stream().flatMap(c -> c.added().stream()).toList();
        jdbc.sql(
                        """
                        INSERT INTO history (position, case_id, sequence, type, person, name, role, unit,
                                                   occurred_at, recorded_at, late_entry)
                        SELECT position, "caseId", sequence, type, person, name, role, unit,
                               "occurredAt", "recordedAt", "lateEntry"
                          FROM json_to_recordset(:rows::json)
                            AS r (position bigint, "caseId" uuid, sequence bigint, type text, person text,
                                  name text, role text, unit text, "occurredAt" timestamptz,
                                  "recordedAt" timestamptz, "lateEntry" boolean)
                            ON CONFLICT (position) DO NOTHING
                        """)
                .param("rows", EventCodec.writeKept(rows))
                .update();
    }

    @Override
    public boolean remembers() {
        return false;
    }
}
