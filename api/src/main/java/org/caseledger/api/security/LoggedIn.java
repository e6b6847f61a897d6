package org.caseledger.api.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caseledger.events.Actor;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Whoever is logged in, as the one who acts; {@code since} is when the password was given. */
public record LoggedIn(People.Login login, Instant since) implements UserDetails {

    /** The person as events name the one who acts. */
    public Actor actor() {
        return login.person().actor();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + login.person().role().name()));
    }

    @Override
    public String getPassword() {
        return login.passwordHash();
    }

    @Override
    public String getUsername() {
        return login.person().username();
    }

    @Override
    public boolean isEnabled() {
        return login.person().active();
    }
}
