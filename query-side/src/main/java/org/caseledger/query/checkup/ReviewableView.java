package org.caseledger.query.checkup;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.DeclaredView;

/** Writes {@code views.reviewable}: the populations of samples, and what ended without what. */
public final class ReviewableView extends DeclaredView<ReviewableCase> {
    /** {@code procedures} say which cases need approvals. */
    public ReviewableView(DataSource dataSource, Procedures procedures) {
        super(
                dataSource,
                Samples.VIEW,
                2,
                ReviewableCase.class,
                ReviewableCase::caseId,
                (before, recorded) -> ReviewableCase.on(before, recorded, procedures::gates));
        keeps("reviewable_case").kept();
        rows("reviewable", RowOfCase::all)
                .key("position", "bigint", r -> r.row().position())
                .key("kind", "text", r -> r.row().kind())
                .column("case_id", "uuid", r -> r.of().caseId())
                .column("receipt", "bigint", r -> r.of().receipt())
                .column("number", "text", r -> r.of().state().number())
                .column("at", "timestamptz", r -> r.row().at())
                .column("unit", "text", r -> r.row().unit())
                .column("person", "text", r -> r.row().person())
                .column("outcome", "text", r -> r.row().outcome())
                .column("gated", "boolean", r -> r.row().gated())
                .column("approved", "boolean", r -> r.row().approved())
                .column("investigated", "boolean", r -> r.row().investigated())
                .column("drafted", "boolean", r -> r.row().drafted());
    }

    private record RowOfCase(ReviewableCase of, Reviewable row) {
        static Stream<RowOfCase> all(ReviewableCase of) {
            return of.rows().stream().map(row -> new RowOfCase(of, row));
        }
    }
}
