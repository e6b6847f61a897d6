package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.api.drills.Load.Acknowledged;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.wiring.BareNode;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to hold of a ledger whatever was killed. */
final class Whole {
    private Whole() {}

    /** Everything acknowledged is there, where it was said to be; nothing is half done. */
    static void assertLog(DataSource database, Path data, Collection<Acknowledged> acknowledged) {
        var jdbc = JdbcClient.create(database);
        assertThat(lost(jdbc, acknowledged)).as("acknowledged and lost").isEmpty();
        assertThat(jdbc.sql("""
                                        SELECT count(*) = max(position) AND min(position) = 1
                                               AND max(position) = (SELECT position FROM ledger.head)
                                          FROM ledger.event
                                        """).query(Boolean.class).single())
                .as("positions are gap-free")
                .isTrue();
        assertThat(jdbc.sql("""
                                        SELECT stream_id FROM ledger.event GROUP BY stream_id
                                        HAVING count(*) <> max(sequence) + 1 OR min(sequence) <> 0
                                        """).query(UUID.class).list())
                .as("cases with a hole in their sequence")
                .isEmpty();
        assertThat(halfDone(jdbc))
                .as("requests of which only a part was recorded")
                .isEmpty();
        assertThat(new LogCheck(database, key(database, data)).run(position -> {}))
                .as("the log's check")
                .isEmpty();
    }

    /** That of the master key in a data directory. */
    private static EventKey key(DataSource database, Path data) {
        return new Vault(database, MasterKey.open(DataDirectory.open(data).masterKey())).events();
    }

    /** What the ledger notices by itself answers no request. */
    private static List<Acknowledged> lost(JdbcClient jdbc, Collection<Acknowledged> acknowledged) {
        Map<String, Long> recorded =
                jdbc.sql("""
                                SELECT metadata->>'requestId' || ' ' || stream_id AS request,
                                       max(position) AS position
                                  FROM ledger.event
                                 WHERE metadata->>'requestId' IS NOT NULL
                                 GROUP BY 1
                                """).query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return acknowledged.stream()
                .filter(a -> {
                    var position = recorded.get(a.request() + " " + a.caseId());
                    return position == null || (a.position() != 0 && a.position() != position);
                })
                .toList();
    }

    /** Every receipt of the load is the same, and records the same number of events. */
    private static List<String> halfDone(JdbcClient jdbc) {
        return jdbc.sql("""
                        WITH receipt AS (
                            SELECT metadata->>'requestId' AS id, count(*) AS events
                              FROM ledger.event GROUP BY 1
                            HAVING bool_or(type = 'ComplaintReceived' AND payload->>'respondent' = :respondent))
                        SELECT id FROM receipt WHERE events <> (SELECT max(events) FROM receipt)
                        """)
                .param("respondent", Step.RESPONDENT)
                .query(String.class)
                .list();
    }

    /** The views, once they have caught up, are what building them anew gives. */
    static void assertViews(BareNode node) throws InterruptedException {
        long head = node.log().head();
        assertThat(node.views().awaitPosition(head, Duration.ofSeconds(60)))
                .as("%s", node.views().status())
                .isTrue();
        var kept = digests(node.database());
        node.views().rebuildAll((done, total) -> {});
        assertThat(digests(node.database())).isEqualTo(kept);
        assertThat(kept).hasSizeGreaterThan(4);
    }

    /** The MD5 of the rows of each table of the views. */
    private static Map<String, String> digests(DataSource database) {
        var jdbc = JdbcClient.create(database);
        var digests = new TreeMap<String, String>();
        for (var table : jdbc.sql("""
                                SELECT tablename FROM pg_tables
                                 WHERE schemaname = 'views'
                                   AND tablename NOT IN ('token', 'flyway_schema_history')
                                """).query(String.class).list()) {
            digests.put(
                    table,
                    jdbc.sql("""
                                    SELECT count(*) || ' rows ' || md5(string_agg(t::text, ';' ORDER BY t::text))
                                      FROM views.%s t
                                    """.formatted(table))
                            .query((row, n) -> String.valueOf(row.getString(1)))
                            .single());
        }
        return digests;
    }
}
