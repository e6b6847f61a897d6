package org.caseledger.vault;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code vault.case_key}, with a cache of recently used keys, unwrapped. */
final class CaseKeys {

    private static final int IN_MEMORY = 10_000;
    private static final UUID FIRST = new UUID(0, 0);

    private record Wrapped(UUID caseId, byte[] key) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final SecretKeySpec wrappingKey;
    private final DestroyedCases destroyed = new DestroyedCases();
    private final Map<CaseId, SecretKeySpec> unwrapped =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CaseId, SecretKeySpec> eldest) {
                    return size() > IN_MEMORY;
                }
            };

    CaseKeys(DataSource dataSource, SecretKeySpec wrappingKey) {
        this.jdbc = JdbcClient.create(dataSource);
        this.ownTransaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.wrappingKey = wrappingKey;
    }

    /** Counts every received case, which takes a second for some millions of events. */
    static CaseKeyCount count(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql(
                        """
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
    static Optional<MissingKey> firstMissing(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql(
                        """
                        SELECT e.position, e.payload ->> 'number' AS number FROM ledger.event e
                         WHERE e.type = 'ComplaintReceived'
                           AND get_byte(uuid_send(e.stream_id), 6) >> 4 <> 8
                           AND NOT EXISTS (SELECT FROM vault.case_key k
                                            WHERE k.case_id = e.stream_id)
                           AND NOT EXISTS (SELECT FROM ledger.event d
                                            WHERE d.stream_id = e.stream_id
                                              AND d.type = 'CaseDestroyed')
                         ORDER BY e.position LIMIT 1
                        """)
                .query(MissingKey.class)
                .optional();
    }

    /** The first destroyed case that has a key again. */
    static Optional<MissingKey> firstReturned(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql(
                        """
                        SELECT position, payload ->> 'number' AS number FROM ledger.event e
                         WHERE type = 'CaseDestroyed'
                           AND (EXISTS (SELECT FROM vault.case_key k WHERE k.case_id = e.stream_id)
                                OR EXISTS (SELECT FROM vault.file f WHERE f.case_id = e.stream_id))
                         ORDER BY position LIMIT 1
                        """)
                .query(MissingKey.class)
                .optional();
    }

    /** The first case, by identity, whose key is not one that this office made for it. */
    Optional<CaseId> firstForeign() {
        List<Wrapped> rows = after(jdbc, FIRST);
        while (!rows.isEmpty()) {
            for (Wrapped row : rows) {
                if (unwrapped(row).isEmpty()) {
                    return Optional.of(new CaseId(row.caseId()));
                }
            }
            rows = after(jdbc, rows.get(rows.size() - 1).caseId());
        }
        return Optional.empty();
    }

    /**
     * Wraps all keys anew that were wrapped under a former master key; any other stays as it is.
     */
    void wrapAnew(Connection connection, CaseKeys former) throws SQLException {
        var own = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        List<Wrapped> rows = after(own, FIRST);
        while (!rows.isEmpty()) {
            wrapAnew(own, former, rows);
            rows = after(own, rows.get(rows.size() - 1).caseId());
        }
    }

    private void wrapAnew(JdbcClient own, CaseKeys former, List<Wrapped> rows) {
        var cases = new ArrayList<CaseId>();
        var wrapped = new ArrayList<byte[]>();
        for (Wrapped row : rows) {
            former.unwrapped(row)
                    .ifPresent(
                            key -> {
                                var caseId = new CaseId(row.caseId());
                                cases.add(caseId);
                                wrapped.add(wrap(caseId, key.getEncoded()));
                            });
        }
        own.sql(
                        """
                        UPDATE vault.case_key k SET wrapped_key = n.wrapped_key
                          FROM unnest(:cases, :wrapped) AS n (case_id, wrapped_key)
                         WHERE k.case_id = n.case_id
                        """)
                .param("cases", uuids(cases))
                .param("wrapped", bytes(wrapped))
                .update();
    }

    private static List<Wrapped> after(JdbcClient jdbc, UUID last) {
        return jdbc.sql(
                        """
                        SELECT case_id, wrapped_key FROM vault.case_key
                         WHERE case_id > :last ORDER BY case_id LIMIT :most
                        """)
                .param("last", last)
                .param("most", IN_MEMORY)
                .query(CaseKeys::wrapped)
                .list();
    }

    private static Wrapped wrapped(ResultSet row, int n) throws SQLException {
        return new Wrapped(row.getObject("case_id", UUID.class), row.getBytes("wrapped_key"));
    }

    Optional<SecretKeySpec> find(CaseId caseId) {
        SecretKeySpec known = atHand(caseId);
        return Optional.ofNullable(known == null ? find(List.of(caseId)).get(caseId) : known);
    }

    /** Its key, if it is in memory and nothing has to be asked; most are. */
    private @Nullable SecretKeySpec atHand(CaseId caseId) {
        if (!destroyed.excludes(caseId)) {
            return null;
        }
        synchronized (unwrapped) {
            return unwrapped.get(caseId);
        }
    }

    SecretKeySpec findOrCreate(CaseId caseId) {
        return findOrCreate(List.of(caseId)).get(caseId);
    }

    /** Forgets the keys of the cases that were destroyed meanwhile, on whichever node. */
    void forgetDestroyed() {
        destroyed.ask(jdbc, this::forget);
    }

    private void forget(CaseId caseId) {
        synchronized (unwrapped) {
            unwrapped.remove(caseId);
        }
        Cryptography.forgetKeys();
    }

    /** Also of a destroyed case whose row somebody put back there is none. */
    Map<CaseId, SecretKeySpec> find(Collection<CaseId> cases) {
        return find(cases, jdbc);
    }

    /** Over a connection at hand, so that who holds one does not wait for another. */
    void load(Collection<CaseId> cases, Connection connection) {
        if (cases.stream().anyMatch(caseId -> atHand(caseId) == null)) {
            find(cases, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    private Map<CaseId, SecretKeySpec> find(Collection<CaseId> cases, JdbcClient over) {
        var open = new HashSet<>(cases);
        open.removeAll(destroyed.among(cases, over, this::forget));
        return findAny(open, over);
    }

    private Map<CaseId, SecretKeySpec> findAny(Collection<CaseId> cases, JdbcClient over) {
        Map<CaseId, SecretKeySpec> keys = remembered(cases);
        List<CaseId> others = without(cases, keys);
        if (!others.isEmpty()) {
            keys.putAll(remember(select(others, over)));
        }
        return keys;
    }

    // The key is committed before any text sealed by it is appended. A crash between the two leaves
    // an unused key, which is harmless; the reverse order could lose the text for ever. For the
    // same reason it is never part of a caller's transaction, which might roll back.
    Map<CaseId, SecretKeySpec> findOrCreate(Collection<CaseId> cases) {
        destroyed.among(cases, jdbc, this::forget).stream()
                .findFirst()
                .ifPresent(
                        gone -> {
                            throw new KeyDestroyed(gone);
                        });
        Map<CaseId, SecretKeySpec> keys = findAny(cases, jdbc);
        List<CaseId> others = without(cases, keys);
        if (!others.isEmpty()) {
            ownTransaction.executeWithoutResult(status -> insert(others));
            // Read back, because another node may have created the same key a moment earlier.
            keys.putAll(remember(ownTransaction.execute(status -> select(others, jdbc))));
        }
        return keys;
    }

    private Map<CaseId, SecretKeySpec> remembered(Collection<CaseId> cases) {
        var keys = new HashMap<CaseId, SecretKeySpec>();
        synchronized (unwrapped) {
            for (CaseId caseId : cases) {
                SecretKeySpec key = unwrapped.get(caseId);
                if (key != null) {
                    keys.put(caseId, key);
                }
            }
        }
        return keys;
    }

    private Map<CaseId, SecretKeySpec> remember(List<Wrapped> wrapped) {
        var keys = new HashMap<CaseId, SecretKeySpec>();
        for (Wrapped row : wrapped) {
            keys.put(new CaseId(row.caseId()), unwrap(row));
        }
        synchronized (unwrapped) {
            unwrapped.putAll(keys);
        }
        return keys;
    }

    private static List<CaseId> without(
            Collection<CaseId> cases, Map<CaseId, SecretKeySpec> known) {
        var others = new HashSet<>(cases);
        others.removeAll(known.keySet());
        return List.copyOf(others);
    }

    private SecretKeySpec unwrap(Wrapped row) {
        var caseId = new CaseId(row.caseId());
        try {
            return Cryptography.aesKey(
                    Cryptography.decrypt(wrappingKey, row.key(), Vault.boundTo(caseId)));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(caseId, e);
        }
    }

    /** Empty for a key that was not wrapped here for this case. */
    private Optional<SecretKeySpec> unwrapped(Wrapped row) {
        try {
            return Optional.of(unwrap(row));
        } catch (SealBroken e) {
            return Optional.empty();
        }
    }

    private byte[] wrap(CaseId caseId, byte[] key) {
        return Cryptography.encrypt(wrappingKey, key, Vault.boundTo(caseId));
    }

    private static List<Wrapped> select(List<CaseId> cases, JdbcClient over) {
        return over.sql(
                        """
                        SELECT case_id, wrapped_key FROM vault.case_key
                         WHERE case_id = ANY (:cases)
                        """)
                .param("cases", uuids(cases))
                .query(CaseKeys::wrapped)
                .list();
    }

    private void insert(List<CaseId> cases) {
        var wrapped = new ArrayList<byte[]>(cases.size());
        for (CaseId caseId : cases) {
            wrapped.add(wrap(caseId, Cryptography.random(Cryptography.KEY_BYTES)));
        }
        jdbc.sql(
                        """
                        INSERT INTO vault.case_key (case_id, wrapped_key)
                        SELECT case_id, wrapped_key
                          FROM unnest(:cases, :wrapped) AS k (case_id, wrapped_key)
                         ORDER BY case_id
                            ON CONFLICT (case_id) DO NOTHING
                        """)
                .param("cases", uuids(cases))
                .param("wrapped", bytes(wrapped))
                .update();
    }

    private static SqlArrayValue bytes(List<byte[]> values) {
        return new SqlArrayValue("bytea", (Object[]) values.toArray(byte[][]::new));
    }

    private static SqlArrayValue uuids(List<CaseId> cases) {
        return new SqlArrayValue(
                "uuid", (Object[]) cases.stream().map(CaseId::value).toArray(UUID[]::new));
    }
}
