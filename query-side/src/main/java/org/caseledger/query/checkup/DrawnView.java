package org.caseledger.query.checkup;

import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.query.views.DeclaredView;

/**
 * Writes {@code views.drawn}, every random sample that was ever asked for, and {@code views.drawn_case}, what each of
 * its cases waits for.
 */
public final class DrawnView extends DeclaredView<ReviewedSample> {
    public DrawnView(DataSource dataSource) {
        super(dataSource, "drawn", 3, ReviewedSample.class, drawn -> new CaseId(drawn.id()), ReviewedSample::on);
        folds(SampleEvent.class);
        keepsOfNoCase("drawn")
                .column("position", "bigint", ReviewedSample::position)
                .kept("drawn", "json", s -> s.drawn())
                .kept();
        rows("drawn_case", ReviewedSample::cases)
                .key("sample", "uuid", ReviewedSample.Waiting::sample)
                .key("case_id", "uuid", ReviewedSample.Waiting::caseId)
                .column("state", "text", ReviewedSample.Waiting::state)
                .column("concluded_by", "text", ReviewedSample.Waiting::concludedBy)
                .column("second", "text", ReviewedSample.Waiting::second);
    }
}
