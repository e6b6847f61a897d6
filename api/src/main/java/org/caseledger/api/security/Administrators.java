package org.caseledger.api.security;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 三员: which administrator changes people. If the office has a security administrator, only that one does, and system
 * administrators have no further rights (GB/T 22239, 8.1.5).
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Administrators {
    private final JdbcClient jdbc;

    /** Whether this person adds and changes people. */
    public boolean changesPeople(Actor actor) {
        return actor.role() == Role.SECURITY_ADMIN || actor.role() == Role.ADMIN && !hasSecurityAdministrator();
    }

    /** Lets those pass who add and change people. */
    public void mustChangePeople(Actor actor) {
        ForbiddenException.unless(changesPeople(actor));
    }

    private boolean hasSecurityAdministrator() {
        return jdbc.sql("select exists (select from office.person where role = :role and active)")
                .param("role", Role.SECURITY_ADMIN.name())
                .query(Boolean.class)
                .single();
    }
}
