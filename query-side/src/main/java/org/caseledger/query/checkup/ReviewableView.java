package org.caseledger.query.checkup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.reviewable}: the populations of samples, and what ended without what. */
public final class ReviewableView implements View<ReviewableCase> {

    private final CaseStateTable<ReviewableCase> keptCases;
    private final Rows<ReviewableCase> cases;
    private final Rows<RowOfCase> rows;
    private final Procedures procedures;

    /** {@code procedures} say which cases need approvals. */
    public ReviewableView(DataSource dataSource, Procedures procedures) {
        this.keptCases =
                new CaseStateTable<>(
                        dataSource,
                        "reviewable_case",
                        ReviewableCase.class,
                        ReviewableCase::caseId);
        this.cases = cases(dataSource);
        this.rows = rows(dataSource);
        this.procedures = procedures;
    }

    @Override
    public String name() {
        return Samples.VIEW;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("reviewable_case", "reviewable");
    }

    @Override
    public @Nullable ReviewableCase on(@Nullable ReviewableCase before, Recorded recorded) {
        return ReviewableCase.on(before, recorded, procedures::gates);
    }

    @Override
    public Map<CaseId, ReviewableCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<ReviewableCase> changed) {
        cases.write(changed);
        rows.write(changed.stream().flatMap(RowOfCase::all).toList());
    }

    private record RowOfCase(ReviewableCase of, Reviewable row) {

        static Stream<RowOfCase> all(ReviewableCase of) {
            return of.rows().stream().map(row -> new RowOfCase(of, row));
        }
    }

    private static Rows<ReviewableCase> cases(DataSource dataSource) {
        return new Rows<ReviewableCase>(dataSource, "reviewable_case")
                .key("case_id", "uuid", ReviewableCase::caseId)
                .kept();
    }

    private static Rows<RowOfCase> rows(DataSource dataSource) {
        return new Rows<RowOfCase>(dataSource, "reviewable")
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
}
