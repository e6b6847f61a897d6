package org.caseledger.eventlog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finds where the streams of a page of the log continue from events before the page. */
record StreamStarts(JdbcClient jdbc) {
    /**
     * The sequence that the first event of each stream has on this page, of those streams that it follows: what
     * precedes it stands before the page, and nothing with its own sequence does.
     */
    Map<UUID, Long> in(List<StoredEvent> page) {
        var firsts = new LinkedHashMap<UUID, Long>();
        page.forEach(event -> firsts.putIfAbsent(event.streamId(), event.sequence()));
        var following = new HashMap<UUID, Long>();
        if (firsts.isEmpty()) {
            return following;
        }
        jdbc.sql("""
                        SELECT stream_id, sequence
                          FROM unnest(:streams, :sequences) AS first (stream_id, sequence)
                         WHERE (sequence = 0 OR EXISTS (
                                SELECT FROM ledger.event e
                                 WHERE e.stream_id = first.stream_id
                                   AND e.sequence = first.sequence - 1 AND e.position < :from))
                           AND NOT EXISTS (
                                SELECT FROM ledger.event e
                                 WHERE e.stream_id = first.stream_id
                                   AND e.sequence = first.sequence AND e.position < :from)
                        """)
                .param("streams", new SqlArrayValue("uuid", firsts.keySet().toArray()))
                .param("sequences", new SqlArrayValue("bigint", firsts.values().toArray()))
                .param("from", page.get(0).position())
                .query(row -> {
                    following.put(row.getObject("stream_id", UUID.class), row.getLong("sequence"));
                });
        return following;
    }
}
