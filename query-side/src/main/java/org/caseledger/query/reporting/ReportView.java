package org.caseledger.query.reporting;

import javax.sql.DataSource;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.reporting.ReportState;

/** Writes {@code views.report}: the current state of every report upward. */
public final class ReportView extends DeclaredView<Reported> {
    public ReportView(DataSource dataSource) {
        super(dataSource, "report", 1, Reported.class, Reported::stream, Reported::on);
        folds(ReportingEvent.class);
        keepsOfNoCase("report")
                .column("state", "text", r -> r.report().state())
                .column("open", "boolean", ReportView::isOpen)
                .column("due_on", "date", r -> r.report().asked().dueOn())
                .kept();
    }

    private static boolean isOpen(Reported one) {
        var state = one.report().state();
        return state == ReportState.DUE || state == ReportState.SENT;
    }
}
