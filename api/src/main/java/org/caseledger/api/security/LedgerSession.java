package org.caseledger.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.vault.SessionSeals;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.UuidSessionIdGenerator;

/**
 * A session as a request has it: texts by name, nothing else. Those that were stored are opened when they are asked
 * for; the new ones are stored when the request is answered.
 */
public final class LedgerSession implements Session {
    private static final SessionIdGenerator COOKIES = UuidSessionIdGenerator.getInstance();

    private final SessionSeals seals;
    private final Map<String, String> sealed;
    private final Map<String, @Nullable String> changed = new HashMap<>();
    private final Instant created;
    private final Duration longestRest;
    private String cookie;
    private @Nullable String storedAs;

    private LedgerSession(
            SessionSeals seals,
            String cookie,
            @Nullable String storedAs,
            Map<String, String> sealed,
            Instant created,
            Duration longestRest) {
        this.seals = seals;
        this.cookie = cookie;
        this.storedAs = storedAs;
        this.sealed = new HashMap<>(sealed);
        this.created = created;
        this.longestRest = longestRest;
    }

    static LedgerSession fresh(SessionSeals seals, Instant now, Duration longestRest) {
        return new LedgerSession(seals, COOKIES.generate(), null, Map.of(), now, longestRest);
    }

    static LedgerSession stored(
            SessionSeals seals, String cookie, Map<String, String> sealed, Instant since, Duration longestRest) {
        return new LedgerSession(seals, cookie, cookie, sealed, since, longestRest);
    }

    /** The cookie under which it is stored; null as long as it is not. */
    @Nullable
    String storedAs() {
        return storedAs;
    }

    boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** The changed values, as they are stored. */
    Map<String, String> sealedChanges() {
        var set = new HashMap<String, String>();
        changed.forEach((name, text) -> {
            if (text != null) {
                set.put(name, seals.seal(cookie, name, text));
            }
        });
        return set;
    }

    /** The names of what was removed. */
    Set<String> removed() {
        var names = new HashSet<>(changed.keySet());
        names.removeIf(name -> changed.get(name) != null);
        return names;
    }

    /** It is stored, with these changes; all that is stored of it. */
    Map<String, String> isStoredWith(Map<String, String> sealedChanges) {
        sealed.keySet().removeAll(removed());
        sealed.putAll(sealedChanges);
        changed.clear();
        storedAs = cookie;
        return new HashMap<>(sealed);
    }

    @Nullable
    String text(String name) {
        if (changed.containsKey(name)) {
            return changed.get(name);
        }
        var stored = sealed.get(name);
        return stored == null ? null : seals.open(cookie, name, stored).orElse(null);
    }

    @Override
    public String getId() {
        return cookie;
    }

    @Override
    public String changeSessionId() {
        // What was sealed for the old cookie does not open with the new one.
        for (var name : getAttributeNames()) {
            changed.put(name, text(name));
        }
        sealed.clear();
        cookie = COOKIES.generate();
        return cookie;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever asks for anything but a text asks in vain
    public <T> @Nullable T getAttribute(String name) {
        return (T) text(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        var names = new HashSet<>(sealed.keySet());
        names.addAll(changed.keySet());
        names.removeIf(name -> text(name) == null);
        return names;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("a session keeps texts only, not " + name);
        }
        var text = (String) value;
        if (text == null ? text(name) != null : !text.equals(text(name))) {
            changed.put(name, text);
        }
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return created;
    }

    /** The database notes when it was last asked for, by its own clock. */
    @Override
    public void setLastAccessedTime(Instant now) {}

    @Override
    public Instant getLastAccessedTime() {
        return created;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {}

    @Override
    public Duration getMaxInactiveInterval() {
        return longestRest;
    }

    /** One that has rested too long is not found. */
    @Override
    public boolean isExpired() {
        return false;
    }
}
