package org.caseledger.query.checkup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.drawn}, every random sample that was ever asked for, and {@code
 * views.drawn_case}, what each of its cases waits for.
 */
public final class DrawnView implements View<ReviewedSample> {

    private final CaseStateTable<ReviewedSample> table;
    private final Rows<ReviewedSample> rows;
    private final Rows<ReviewedSample.Waiting> cases;

    public DrawnView(DataSource dataSource) {
        this.table =
                new CaseStateTable<>(
                        dataSource,
                        "drawn",
                        "id",
                        ReviewedSample.class,
                        drawn -> new CaseId(drawn.id()));
        this.rows =
                new Rows<ReviewedSample>(dataSource, "drawn")
                        .key("id", "uuid", ReviewedSample::id)
                        .column("position", "bigint", ReviewedSample::position)
                        .kept("drawn", "json", s -> s.drawn())
                        .kept();
        this.cases =
                new Rows<ReviewedSample.Waiting>(dataSource, "drawn_case")
                        .key("sample", "uuid", ReviewedSample.Waiting::sample)
                        .key("case_id", "uuid", ReviewedSample.Waiting::caseId)
                        .column("state", "text", ReviewedSample.Waiting::state)
                        .column("concluded_by", "text", ReviewedSample.Waiting::concludedBy)
                        .column("second", "text", ReviewedSample.Waiting::second);
    }

    @Override
    public String name() {
        return "drawn";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of("drawn", "drawn_case");
    }

    /** A sample is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return SampleEvent.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable ReviewedSample on(@Nullable ReviewedSample before, Recorded recorded) {
        return ReviewedSample.on(before, recorded);
    }

    @Override
    public Map<CaseId, ReviewedSample> load(Collection<CaseId> samples) {
        return table.load(samples);
    }

    @Override
    public void save(Collection<ReviewedSample> changed) {
        rows.write(changed);
        cases.write(changed.stream().flatMap(ReviewedSample::cases).toList());
    }
}
