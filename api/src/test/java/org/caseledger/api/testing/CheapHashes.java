package org.caseledger.api.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of passwords as they are, but cheap ones; that a password has a hash is reckoned once, where programs log in
 * with each request.
 */
final class CheapHashes implements PasswordEncoder {
    private static final PasswordEncoder BCRYPT =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private static final Set<List<String>> MATCHED = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> KNOWN_TO_ALL = new ConcurrentHashMap<>();

    private final boolean once;

    private CheapHashes(boolean once) {
        this.once = once;
    }

    /** A new hash each time. */
    static PasswordEncoder each() {
        return new CheapHashes(false);
    }

    /** The same hash of the same password, for those that everybody knows. */
    static PasswordEncoder once() {
        return new CheapHashes(true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return once && password != null
                ? KNOWN_TO_ALL.computeIfAbsent(password.toString(), BCRYPT::encode)
                : BCRYPT.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return BCRYPT.matches(password, hash);
        }
        var both = List.of(password.toString(), hash);
        if (MATCHED.contains(both)) {
            return true;
        }
        boolean matches = BCRYPT.matches(password, hash);
        if (matches) {
            MATCHED.add(both);
        }
        return matches;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return BCRYPT.upgradeEncoding(hash);
    }
}
