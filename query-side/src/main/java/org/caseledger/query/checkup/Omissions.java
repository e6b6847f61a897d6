package org.caseledger.query.checkup;

import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.query.Conditions;
import org.caseledger.query.checkup.Ended.EndedFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts how cases ended, and without what: the numbers start from all endings (P9.12). */
public final class Omissions {
    private final JdbcClient jdbc;

    public Omissions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The numbers, by how the cases ended. */
    public List<EndedCount> counts(EndedFilter filter) {
        var conditions = Conditions.of(filter).with("kind = 'ENDED'", true);
        return jdbc
                .sql("""
                        SELECT outcome, count(*) AS ended,
                               count(*) FILTER (WHERE gated) AS gated,
                               count(*) FILTER (WHERE gated AND NOT approved) AS without_approval,
                               count(*) FILTER (WHERE gated AND NOT investigated) AS without_investigation,
                               count(*) FILTER (WHERE gated AND NOT drafted) AS without_draft
                          FROM views.reviewable
                         WHERE %s
                         GROUP BY outcome
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .query(EndedCount.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(EndedCount::outcome))
                .toList();
    }
}
