package org.caseledger.api.people;

import java.util.Map;
import java.util.stream.Collectors;
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

    /** What everybody is called who logs in, or did, by login. */
    public Map<String, String> names() {
        return jdbc
                .sql("select username, name from office.person")
                .query((row, i) -> Map.entry(row.getString("username"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
