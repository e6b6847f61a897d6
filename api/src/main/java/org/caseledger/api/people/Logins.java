package org.caseledger.api.people;

import org.caseledger.events.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names under which people log in. */
@Repository
public class Logins {

    private final JdbcClient jdbc;

    public Logins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether somebody who has not left logs in under this name. */
    public boolean has(String login) {
        return jdbc.sql(
                        """
                        select exists (select from office.person
                                        where username = :username and active)
                        """)
                .param("username", login)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody of that unit who has not left logs in under this name. */
    public boolean has(String login, UnitId unit) {
        return jdbc.sql(
                        """
                        select exists (select from office.person
                                        where username = :username and unit = :unit and active)
                        """)
                .param("username", login)
                .param("unit", unit.value())
                .query(Boolean.class)
                .single();
    }
}
