package org.caseledger.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/** The table {@code vault.case_key}: of each case its key, wrapped. */
record CaseKeyTable(JdbcClient jdbc) {
    private static final int PAGE = 10_000;
    private static final UUID FIRST = new UUID(0, 0);

    static CaseKeyTable of(DataSource dataSource) {
        return new CaseKeyTable(JdbcClient.create(dataSource));
    }

    /** Over a connection at hand, so that who holds one does not wait for another. */
    static CaseKeyTable over(Connection connection) {
        return new CaseKeyTable(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    /** Counts every received case, which takes a second for some millions of events. */
    CaseKeyCount count() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM vault.case_key) AS kept,
                               (SELECT count(*) FROM ledger.event e
                                 WHERE e.type = 'ComplaintReceived'
                                   AND NOT EXISTS (SELECT FROM vault.case_key k
                                                    WHERE k.case_id = e.stream_id)) AS without
                        """)
                .query((row, n) -> new CaseKeyCount(row.getLong("kept"), row.getLong("without")))
                .single();
    }

    /** Cases of exercises hold nothing that cannot be lost, destroyed ones nothing at all. */
    Optional<MissingKey> firstMissing() {
        return jdbc.sql("""
                        SELECT e.position, e.payload ->> 'number' AS number FROM ledger.event e
                         WHERE e.type = 'ComplaintReceived'
                           AND get_byte(uuid_send(e.stream_id), 6) >> 4 <> 8
                           AND NOT EXISTS (SELECT FROM vault.case_key k
                                            WHERE k.case_id = e.stream_id)
                           AND NOT EXISTS (SELECT FROM ledger.event d
                                            WHERE d.stream_id = e.stream_id
                                              AND d.type = 'CaseDestroyed')
                         ORDER BY e.position LIMIT 1
                        """).query(MissingKey.class).optional();
    }

    /** The first destroyed case that has a key again. */
    Optional<MissingKey> firstReturned() {
        return jdbc.sql("""
                        SELECT position, payload ->> 'number' AS number FROM ledger.event e
                         WHERE type = 'CaseDestroyed'
                           AND (EXISTS (SELECT FROM vault.case_key k WHERE k.case_id = e.stream_id)
                                OR EXISTS (SELECT FROM vault.file f WHERE f.case_id = e.stream_id))
                         ORDER BY position LIMIT 1
                        """).query(MissingKey.class).optional();
    }

    List<WrappedKey> of(Collection<CaseId> cases) {
        return jdbc.sql("""
                        SELECT case_id, wrapped_key FROM vault.case_key
                         WHERE case_id = ANY (:cases)
                        """)
                .param("cases", uuids(cases))
                .query(CaseKeyTable::key)
                .list();
    }

    /** Looks through all keys, by their cases, for the first that gives an answer. */
    <T> Optional<T> first(Function<List<WrappedKey>, Optional<T>> page) {
        List<WrappedKey> keys = after(FIRST);
        while (!keys.isEmpty()) {
            var found = page.apply(keys);
            if (found.isPresent()) {
                return found;
            }
            keys = after(keys.get(keys.size() - 1).caseId().value());
        }
        return Optional.empty();
    }

    private List<WrappedKey> after(UUID last) {
        return jdbc.sql("""
                        SELECT case_id, wrapped_key FROM vault.case_key
                         WHERE case_id > :last ORDER BY case_id LIMIT :most
                        """)
                .param("last", last)
                .param("most", PAGE)
                .query(CaseKeyTable::key)
                .list();
    }

    /** Those of cases that have none, which it returns; another node may have been faster. */
    List<WrappedKey> insert(List<WrappedKey> keys) {
        return change("""
                        INSERT INTO vault.case_key (case_id, wrapped_key)
                        SELECT case_id, wrapped_key
                          FROM unnest(:cases, :wrapped) AS k (case_id, wrapped_key)
                         ORDER BY case_id
                            ON CONFLICT (case_id) DO NOTHING
                        RETURNING case_id, wrapped_key
                        """, keys).query(CaseKeyTable::key).list();
    }

    void replace(List<WrappedKey> keys) {
        change("""
                        UPDATE vault.case_key k SET wrapped_key = n.wrapped_key
                          FROM unnest(:cases, :wrapped) AS n (case_id, wrapped_key)
                         WHERE k.case_id = n.case_id
                        """, keys).update();
    }

    private JdbcClient.StatementSpec change(String sql, List<WrappedKey> keys) {
        var wrapped = keys.stream().map(WrappedKey::key).toArray(byte[][]::new);
        return jdbc.sql(sql)
                .param("cases", uuids(keys.stream().map(WrappedKey::caseId).toList()))
                .param("wrapped", new SqlArrayValue("bytea", (Object[]) wrapped));
    }

    private static WrappedKey key(ResultSet row, int n) throws SQLException {
        var caseId = new CaseId(row.getObject("case_id", UUID.class));
        return new WrappedKey(caseId, row.getBytes("wrapped_key"));
    }

    private static SqlArrayValue uuids(Collection<CaseId> cases) {
        return new SqlArrayValue(
                "uuid", (Object[]) cases.stream().map(CaseId::value).toArray(UUID[]::new));
    }
}
