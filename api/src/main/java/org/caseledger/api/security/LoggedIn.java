package org.caseledger.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Whoever is logged in, as the one who acts; {@code digest} is that of the hash of the password and
 * of the second factor as they then were, {@code factor} whether there was one, and {@code since}
 * when they were given.
 */
public record LoggedIn(Person person, String digest, boolean factor, Instant since)
        implements UserDetails {

    public LoggedIn(People.Login login, Instant since) {
        this(
                login.person(),
                digest(login.passwordHash() + login.factors().identity()),
                login.factors().any(),
                since);
    }

    private static String digest(String given) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var bytes = given.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person as events name the one who acts. */
    public Actor actor() {
        return person.actor();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name()));
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return person.username();
    }

    @Override
    public boolean isEnabled() {
        return person.active();
    }
}
