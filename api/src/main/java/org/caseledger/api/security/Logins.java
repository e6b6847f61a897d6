package org.caseledger.api.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The names under which people log in. */
@Repository
@RequiredArgsConstructor
public class Logins {
    private final JdbcClient jdbc;

    /** Whether an active person logs in under this name. */
    public boolean has(String login) {
        return jdbc.sql("""
                        select exists (select from office.person
                                        where username = :username and active)
                        """).param("username", login).query(Boolean.class).single();
    }

    /** Those of these names under which an active person logs in. */
    public Set<String> among(Collection<String> logins) {
        return Set.copyOf(jdbc.sql("""
                                select username from office.person
                                 where active and username = any (:logins)
                                """)
                .param("logins", new SqlArrayValue("text", logins.toArray()))
                .query(String.class)
                .list());
    }

    /** Whether an active person of that unit logs in under this name. */
    public boolean has(String login, UnitId unit) {
        return jdbc.sql("""
                        select exists (select from office.person
                                        where username = :username and unit = :unit and active)
                        """)
                .param("username", login)
                .param("unit", unit.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether an active person of that unit can log in. */
    public boolean hasAnyOf(UnitId unit) {
        return jdbc.sql("select exists (select from office.person where unit = :unit and active)")
                .param("unit", unit.value())
                .query(Boolean.class)
                .single();
    }

    /** The names of all people, also former ones, by login. */
    public Map<String, String> names() {
        return jdbc
                .sql("select username, name from office.person")
                .query((row, i) -> Map.entry(row.getString("username"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
