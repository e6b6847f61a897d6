package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.history}: a row for every event, of cases and of those who use the ledger. */
public final class HistoryView implements View<HistoryView.HistoryOfCase> {
    private final Rows<HistoryRow> rows;

    public HistoryView(DataSource dataSource) {
        this.rows = new Rows<HistoryRow>(dataSource, "history")
                .key("position", "bigint", HistoryRow::position)
                .column("case_id", "uuid", HistoryRow::caseId)
                .column("sequence", "bigint", HistoryRow::sequence)
                .column("type", "text", HistoryRow::type)
                .column("person", "text", HistoryRow::person)
                .column("name", "text", HistoryRow::name)
                .column("role", "text", HistoryRow::role)
                .column("unit", "text", HistoryRow::unit)
                .column("occurred_at", "timestamptz", HistoryRow::occurredAt)
                .column("recorded_at", "timestamptz", HistoryRow::recordedAt)
                .column("late_entry", "boolean", HistoryRow::lateEntry);
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
        rows.write(changed.stream().flatMap(c -> c.added().stream()).toList());
    }

    @Override
    public boolean remembers() {
        return false;
    }

    /** The rows that a batch of events adds to a case. */
    record HistoryOfCase(List<HistoryRow> added) {
        static HistoryOfCase on(@Nullable HistoryOfCase before, Recorded recorded) {
            var added = new ArrayList<>(before == null ? List.<HistoryRow>of() : before.added);
            added.add(HistoryRow.of(recorded));
            return new HistoryOfCase(List.copyOf(added));
        }
    }
}
