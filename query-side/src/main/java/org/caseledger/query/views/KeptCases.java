package org.caseledger.query.views;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;

/**
 * A table that holds nothing but what a view keeps of each case: {@code case_id}, {@code position}
 * (of the last event that changed it), {@code kept}.
 */
public final class KeptCases<S> {

    private final CaseStateTable<S> table;
    private final Rows<S> rows;

    /** The table of that name, without a schema. */
    public KeptCases(
            DataSource dataSource,
            String table,
            Class<S> type,
            Function<S, CaseId> caseId,
            Function<S, Long> position) {
        this.table = new CaseStateTable<>(dataSource, table, type, caseId);
        this.rows =
                new Rows<S>(dataSource, table)
                        .key("case_id", "uuid", caseId::apply)
                        .column("position", "bigint", position::apply)
                        .kept();
    }

    /** What is kept of these cases, in one statement; one of which nothing is kept is absent. */
    public Map<CaseId, S> load(Collection<CaseId> cases) {
        return table.load(cases);
    }

    /** Writes what is kept of these cases now. */
    public void write(Collection<S> changed) {
        rows.write(changed);
    }
}
