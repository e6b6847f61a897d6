package org.caseledger.vault;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of cases, which are unwrapped in memory for those that were used last. */
final class CaseKeys {
    private static final int IN_MEMORY = 10_000;

    /** A key that AES-GCM has wrapped: nonce, key and tag, without a header. */
    private static final int BY_AES = 60;

    private static final String WHAT = "key";

    private final CaseKeyTable table;
    private final TransactionTemplate byItself;
    private final SecretKeySpec wrappingKey;
    private final SealSuite suite;
    private final DestroyedCases destroyed = new DestroyedCases();
    private final KeysAtHand unwrapped = new KeysAtHand(IN_MEMORY);

    /** Keys are wrapped by a suite; those that another one has wrapped are unwrapped as well. */
    CaseKeys(DataSource dataSource, SecretKeySpec wrappingKey, SealSuite suite) {
        this.suite = suite;
        this.table = CaseKeyTable.of(dataSource);
        this.byItself = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.byItself.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.wrappingKey = wrappingKey;
    }

    /** The first case, by identity, whose key is not one that this office made for it. */
    Optional<CaseId> firstForeign() {
        return table.first(keys -> keys.stream()
                .filter(key -> unwrapped(key).isEmpty())
                .map(WrappedKey::caseId)
                .findFirst());
    }

    /** Wraps all keys again that were wrapped under a former master key; any other stays as it is. */
    void wrapAnew(Connection connection, CaseKeys former) {
        var own = CaseKeyTable.over(connection);
        own.first(keys -> {
            own.replace(keys.stream()
                    .flatMap(key -> former.unwrapped(key).stream().map(plain -> wrap(key.caseId(), plain.getEncoded())))
                    .toList());
            return Optional.empty();
        });
    }

    /** Over a connection at hand, if there is one: who holds one does not wait for another. */
    Optional<SecretKeySpec> find(CaseId caseId, @Nullable Connection connection) {
        SecretKeySpec known = atHand(caseId);
        if (known != null) {
            return Optional.of(known);
        }
        var over = connection == null ? table : CaseKeyTable.over(connection);
        return Optional.ofNullable(find(List.of(caseId), over).get(caseId));
    }

    /** Its key, if it is in memory and nothing has to be asked; most are. */
    private @Nullable SecretKeySpec atHand(CaseId caseId) {
        return destroyed.excludes(caseId) ? unwrapped.get(caseId) : null;
    }

    SecretKeySpec findOrCreate(CaseId caseId) {
        SecretKeySpec known = atHand(caseId);
        return known != null ? known : findOrCreate(List.of(caseId)).get(caseId);
    }

    /** Forgets the keys of the cases that were destroyed meanwhile, on whichever node. */
    void forgetDestroyed() {
        destroyed.ask(table.jdbc(), this::forget);
    }

    private void forget(CaseId caseId) {
        unwrapped.forget(caseId);
        Cryptography.forgetKeys();
    }

    /** Leaves out destroyed cases, even if their row was put back. */
    Map<CaseId, SecretKeySpec> find(Collection<CaseId> cases) {
        return find(cases, table);
    }

    private Map<CaseId, SecretKeySpec> find(Collection<CaseId> cases, CaseKeyTable over) {
        var open = new HashSet<>(cases);
        open.removeAll(destroyed.among(cases, over.jdbc(), this::forget));
        return findAny(open, over);
    }

    private Map<CaseId, SecretKeySpec> findAny(Collection<CaseId> cases, CaseKeyTable over) {
        var keys = unwrapped.of(cases);
        List<CaseId> others = without(cases, keys);
        if (!others.isEmpty()) {
            keys.putAll(remember(over.of(others)));
        }
        return keys;
    }

    // The key is committed before any text sealed by it is appended. A crash between the two leaves
    // an unused key, which is harmless; the reverse order could lose the text for ever. For the
    // same reason it is never part of a caller's transaction, which might roll back.
    Map<CaseId, SecretKeySpec> findOrCreate(Collection<CaseId> cases) {
        destroyed.among(cases, table.jdbc(), this::forget).stream().findFirst().ifPresent(gone -> {
            throw new KeyDestroyed(gone);
        });
        Map<CaseId, SecretKeySpec> keys = unwrapped.of(cases);
        List<CaseId> others = without(cases, keys);
        if (!others.isEmpty()) {
            keys.putAll(remember(byItself.execute(status -> table.insert(created(others)))));
            List<CaseId> had = without(others, keys);
            if (!had.isEmpty()) {
                keys.putAll(remember(byItself.execute(status -> table.of(had))));
            }
        }
        return keys;
    }

    private Map<CaseId, SecretKeySpec> remember(List<WrappedKey> wrapped) {
        var keys = new HashMap<CaseId, SecretKeySpec>();
        for (WrappedKey row : wrapped) {
            keys.put(row.caseId(), unwrap(row));
        }
        unwrapped.putAll(keys);
        return keys;
    }

    private static List<CaseId> without(Collection<CaseId> cases, Map<CaseId, SecretKeySpec> known) {
        var others = new HashSet<>(cases);
        others.removeAll(known.keySet());
        return List.copyOf(others);
    }

    private SecretKeySpec unwrap(WrappedKey row) {
        try {
            return Cryptography.aesKey(
                    row.key().length == BY_AES
                            ? Cryptography.decrypt(wrappingKey, row.key(), Seal.boundTo(row.caseId()))
                            : Seal.open(wrappingKey, row.key(), row.caseId(), WHAT));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(row.caseId(), e);
        }
    }

    /** Empty for a key that was not wrapped here for this case. */
    private Optional<SecretKeySpec> unwrapped(WrappedKey row) {
        try {
            return Optional.of(unwrap(row));
        } catch (SealBroken e) {
            return Optional.empty();
        }
    }

    private List<WrappedKey> created(List<CaseId> cases) {
        return cases.stream()
                .map(caseId -> wrap(caseId, Cryptography.random(Cryptography.KEY_BYTES)))
                .toList();
    }

    private WrappedKey wrap(CaseId caseId, byte[] key) {
        return new WrappedKey(
                caseId,
                suite == SealSuite.AES_256_GCM
                        ? Cryptography.encrypt(wrappingKey, key, Seal.boundTo(caseId))
                        : Seal.seal(suite, wrappingKey, key, caseId, WHAT));
    }

    /**
     * The keys that were used last, in memory. One that was just read always stays: a cache that keeps what is used
     * often would drop most keys of many new cases before their first text is sealed.
     */
    static final class KeysAtHand {
        private static final float LOAD_FACTOR = 0.75f;

        private final Map<CaseId, SecretKeySpec> keys;
        private @Nullable CaseId last;
        private @Nullable SecretKeySpec lastKey;

        /** At most so many. */
        KeysAtHand(int most) {
            keys = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CaseId, SecretKeySpec> eldest) {
                    return size() > most;
                }
            };
        }

        /** The texts of a case follow one another: the key of the last one is not looked for again. */
        synchronized @Nullable SecretKeySpec get(CaseId caseId) {
            if (!caseId.equals(last)) {
                last = caseId;
                lastKey = keys.get(caseId);
            }
            return lastKey;
        }

        /** Those that are at hand; the map is the caller's. */
        synchronized Map<CaseId, SecretKeySpec> of(Collection<CaseId> cases) {
            var found = new HashMap<CaseId, SecretKeySpec>();
            for (var caseId : cases) {
                var key = keys.get(caseId);
                if (key != null) {
                    found.put(caseId, key);
                }
            }
            return found;
        }

        synchronized void putAll(Map<CaseId, SecretKeySpec> read) {
            keys.putAll(read);
            last = null;
        }

        synchronized void forget(CaseId caseId) {
            keys.remove(caseId);
            last = null;
            lastKey = null;
        }
    }
}
