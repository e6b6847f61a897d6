package org.caseledger.api.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Whoever is logged in, as the one who acts; {@code digest} is that of the hash of the password and of the second
 * factor as they then were, {@code factor} whether there was one, and {@code since} when they were given.
 */
public record LoggedIn(Person person, String digest, boolean factor, Instant since) implements UserDetails {
    public LoggedIn(People.Login login, Instant since) {
        this(
                login.person(),
                Sha256.hex(login.passwordHash() + login.factors().identity()),
                login.factors().any(),
                since);
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
