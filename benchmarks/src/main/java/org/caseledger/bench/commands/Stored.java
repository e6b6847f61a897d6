package org.caseledger.bench.commands;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.caseledger.bench.CheckFailed;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events stored by a contestant, whatever the names of its columns.
 *
 * @param request how SQL reads the request from which an event followed, as text
 */
public record Stored(JdbcClient jdbc, String table, String stream, String sequence, String request) {
    /** The number of events. */
    public long count() {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** Every case is numbered from 0 without a gap, and exactly the answered commands are stored. */
    public void check(Set<UUID> answered) {
        long broken = jdbc.sql("""
                                SELECT count(*) FROM (
                                    SELECT 1 FROM %s GROUP BY %s
                                    HAVING min(%3$s) <> 0 OR max(%3$s) + 1 <> count(*)) AS broken
                                """.formatted(table, stream, sequence))
                .query(Long.class)
                .single();
        CheckFailed.unless(broken == 0, "%s: %d cases have gaps", table, broken);
        var recorded = new HashSet<UUID>();
        jdbc.sql("SELECT DISTINCT %s FROM %s".formatted(request, table)).query(row -> {
            recorded.add(UUID.fromString(row.getString(1)));
        });
        CheckFailed.unless(
                recorded.equals(answered),
                "%s: %d requests were answered, %d are recorded",
                table,
                answered.size(),
                recorded.size());
    }
}
