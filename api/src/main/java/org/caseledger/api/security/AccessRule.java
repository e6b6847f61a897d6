package org.caseledger.api.security;

import java.util.Set;
import org.caseledger.events.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which roles are answered at addresses of an extension, such as {@code /api/ours/**}, as a bean of it; an address that
 * no rule names is closed.
 */
public record AccessRule(PathPattern addresses, Set<Role> roles) {
    public AccessRule(String addresses, Role... roles) {
        this(PathPatternParser.defaultInstance.parse(addresses), Set.of(roles));
    }

    boolean admits(Role role, PathContainer address) {
        return roles.contains(role) && addresses.matches(address);
    }
}
