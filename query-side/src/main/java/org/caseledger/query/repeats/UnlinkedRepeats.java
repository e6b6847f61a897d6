package org.caseledger.query.repeats;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds archived cases that repeat another one and were not linked (P4.22): of the same phone and respondent as one
 * that the ledger had before. Not found is whatever people have decided about: a case that was ever linked or joined
 * with any such one, and what comes from another system, whose ties are not known.
 */
public final class UnlinkedRepeats {
    /** The view that is read. */
    public static final String VIEW = "repeats";

    private final JdbcClient jdbc;

    public UnlinkedRepeats(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The repeats found among some cases, and up to which archive event they were examined; null: no more cases. */
    public record Looked(@Nullable Long upto, List<UnlinkedRepeat> found) {}

    private record Row(long archived, @Nullable UnlinkedRepeat found) {}

    /** The first cases that were archived after an event and up to another; so many at most. */
    public Looked archived(long after, long upto, int days, int atMost) {
        var rows = jdbc.sql("""
                                WITH later AS (
                                    SELECT * FROM views.repeats
                                     WHERE archived > :after AND archived <= :upto
                                     ORDER BY archived LIMIT :atMost
                                )
                                SELECT later.archived, earlier.case_id AS found_repeats, b.number AS found_number, earlier.begun AS found_received,
                                       CASE WHEN earlier.case_id IS NOT NULL THEN later.case_id END AS found_case_id
                                  FROM later
                                  LEFT JOIN LATERAL (
                                      SELECT case_id, begun, received_at, coalesce(bool_or(
                                                 case_id = ANY (later.links || later.parted || later.lead)
                                                 OR later.case_id = ANY (links || parted || lead)
                                                 OR lead = later.lead) OVER (), false) AS decided
                                        FROM (SELECT * FROM views.repeats e
                                               WHERE e.phone = later.phone AND e.respondent = later.respondent
                                                 AND e.received_at <= later.received_at AND e.begun < later.begun
                                                 AND e.received_at >= later.received_at - make_interval(days => :days)
                                               ORDER BY e.received_at DESC LIMIT 100) AS alike
                                       ORDER BY received_at DESC LIMIT 1
                                  ) AS earlier ON NOT earlier.decided AND NOT later.migrated
                                  LEFT JOIN views.board b ON b.case_id = earlier.case_id
                                 ORDER BY later.archived
                                """)
                .param("after", after)
                .param("upto", upto)
                .param("days", days)
                .param("atMost", atMost)
                .query(RowReading.of(Row.class))
                .list();
        return new Looked(
                rows.isEmpty() ? null : rows.get(rows.size() - 1).archived(),
                rows.stream().map(Row::found).filter(Objects::nonNull).toList());
    }

    /**
     * A case that seems to repeat an earlier one without a decision on whether it does; {@code received} is the event
     * with which the earlier one began.
     */
    public record UnlinkedRepeat(CaseId caseId, CaseId repeats, String number, long received) {}
}
