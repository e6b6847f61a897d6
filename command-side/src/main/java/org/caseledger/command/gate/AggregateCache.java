package org.caseledger.command.gate;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The cases that this node handled last, so that a command need not load its case. Another node may have gone on with a
 * case since: an append that follows from it is then refused by the log, and everything else is decided again on what
 * the log has ({@link LedgerCommandBus}).
 *
 * <p>The framework holds a case's lock while it uses what is here, and takes out what a failed command has left half
 * changed.
 */
public final class AggregateCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> cases;

    public AggregateCache(long size) {
        // On the caller's thread, so that no thread of the common pool is needed to evict.
        cases = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> @Nullable V get(K key) {
        var attempt = CommandAttempt.current();
        if (attempt == null || attempt.isFromLog()) {
            return null;
        }
        var value = (V) cases.getIfPresent(key);
        if (value != null) {
            attempt.useCache();
        }
        return value;
    }

    @Override
    public void put(Object key, Object value) {
        cases.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return cases.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return cases.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        cases.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return cases.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("This cache supports no listeners");
    }
}
