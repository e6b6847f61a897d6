package org.caseledger.query.inspections;

import javax.sql.DataSource;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.inspection}: every inspection sheet there is. */
public final class InspectionView extends DeclaredView<Inspected> {
    public InspectionView(DataSource dataSource) {
        super(dataSource, "inspection", 1, Inspected.class, Inspected::stream, Inspected::on);
        folds(InspectionEvent.class);
        keepsOfNoCase("inspection")
                .column("unit", "text", one -> one.sheet().prepared().unit())
                .column("first_day", "date", one -> one.sheet().prepared().first())
                .column("last_day", "date", one -> one.sheet().prepared().last())
                .column("state", "text", one -> one.sheet().state())
                .column("prepared_at", "timestamptz", Inspected::preparedAt)
                .column("position", "bigint", Inspected::position)
                .kept();
    }
}
