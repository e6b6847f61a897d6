package org.caseledger.query.reporting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.caseledger.reporting.ReportState;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.report}: every report upward as it stands. */
public final class ReportView implements View<Reported> {

    private final CaseStateTable<Reported> table;
    private final Rows<Reported> rows;

    public ReportView(DataSource dataSource) {
        this.table =
                new CaseStateTable<>(dataSource, "report", "id", Reported.class, Reported::stream);
        this.rows =
                new Rows<Reported>(dataSource, "report")
                        .key("id", "uuid", Reported::id)
                        .column("state", "text", r -> r.report().state())
                        .column("open", "boolean", ReportView::isOpen)
                        .column("due_on", "date", r -> r.report().asked().dueOn())
                        .kept();
    }

    private static boolean isOpen(Reported one) {
        var state = one.report().state();
        return state == ReportState.DUE || state == ReportState.SENT;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("report");
    }

    /** A report is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return ReportingEvent.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Reported on(@Nullable Reported before, Recorded recorded) {
        return Reported.on(before, recorded);
    }

    @Override
    public Map<CaseId, Reported> load(Collection<CaseId> reports) {
        return table.load(reports);
    }

    @Override
    public void save(Collection<Reported> changed) {
        rows.write(changed);
    }
}
