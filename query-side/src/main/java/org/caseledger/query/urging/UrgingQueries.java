package org.caseledger.query.urging;

import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.RowReading;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the steps by which cases were pressed. */
public final class UrgingQueries {
    private final JdbcClient jdbc;
    private final String found;

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public UrgingQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.found = "%1$s.urging u JOIN %1$s.board b USING (case_id)".formatted(schema);
    }

    /** How often each step was taken. */
    public Map<UrgingStep, Long> steps(UrgingFilter filter) {
        var conditions = Lists.conditions(UrgingFilter.SENT, filter, Reader.ofAll(Instant.EPOCH));
        return jdbc.sql("SELECT u.step, count(*) AS times FROM %s WHERE %s GROUP BY u.step"
                        .formatted(found, conditions.text()))
                .params(conditions.params())
                .query(RowReading.counts(UrgingStep.class));
    }
}
