package org.caseledger.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * The keys that were used last, in memory. One that was just read always stays: a cache that keeps what is used often
 * would drop most keys of many new cases before their first text is sealed.
 */
final class KeysAtHand {
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
