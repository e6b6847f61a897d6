package org.caseledger.query.inspections;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.inspection}: every inspection sheet there is. */
public final class InspectionView implements View<Inspected> {

    private final CaseStateTable<Inspected> table;
    private final Rows<Inspected> rows;

    public InspectionView(DataSource dataSource) {
        this.table =
                new CaseStateTable<>(
                        dataSource, "inspection", "id", Inspected.class, Inspected::stream);
        this.rows =
                new Rows<Inspected>(dataSource, "inspection")
                        .key("id", "uuid", Inspected::id)
                        .column("unit", "text", one -> one.sheet().prepared().unit())
                        .column("first_day", "date", one -> one.sheet().prepared().first())
                        .column("last_day", "date", one -> one.sheet().prepared().last())
                        .column("state", "text", one -> one.sheet().state())
                        .column("prepared_at", "timestamptz", Inspected::preparedAt)
                        .column("position", "bigint", Inspected::position)
                        .kept();
    }

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("inspection");
    }

    /** A sheet is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return InspectionEvent.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Inspected on(@Nullable Inspected before, Recorded recorded) {
        return Inspected.on(before, recorded);
    }

    @Override
    public Map<CaseId, Inspected> load(Collection<CaseId> sheets) {
        return table.load(sheets);
    }

    @Override
    public void save(Collection<Inspected> changed) {
        rows.write(changed);
    }
}
