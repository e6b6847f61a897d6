package org.caseledger.api.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person whose password is being checked; once checked, {@link LoggedIn} is the same person without the hash. */
public record Candidate(People.Login login) implements UserDetails {
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
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
