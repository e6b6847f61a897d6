package org.caseledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The rows of sessions; by the clock of the database, one that has rested too long is none. */
record SessionTable(JdbcClient jdbc, Duration longestRest) {
    /** A session without its texts; {@code login} stands for the person as he or she logged in. */
    record Head(String id, String person, String address, Instant since, String login) {}

    /** A row; {@code rested} is that its last use was noted a while ago. */
    record Row(Head head, String code, String content, Instant lastUsed, boolean rested) {}

    Optional<Row> find(String id) {
        return jdbc.sql("""
                        select id, person, address, since, login, code, content, seen_at,
                               seen_at < now() - interval '1 minute' as rested
                        from office.session
                        where id = :id and seen_at > now() - make_interval(secs => :rest)
                        """)
                .param("id", id)
                .param("rest", longestRest.toSeconds())
                .query((row, i) -> row(row))
                .optional();
    }

    /** Those of a person who is still as this login says, the latest first. */
    List<Row> of(String person, String login) {
        return jdbc.sql("""
                        select id, person, address, since, login, code, content, seen_at,
                               false as rested
                        from office.session
                        where person = :person and login = :login
                          and seen_at > now() - make_interval(secs => :rest)
                        order by since desc, id
                        """)
                .param("person", person)
                .param("login", login)
                .param("rest", longestRest.toSeconds())
                .query((row, i) -> row(row))
                .list();
    }

    /** Those in use, of everybody. */
    List<Row> all() {
        return jdbc.sql("""
                        select id, person, address, since, login, code, content, seen_at,
                               false as rested
                        from office.session
                        where seen_at > now() - make_interval(secs => :rest)
                        order by since, id
                        """)
                .param("rest", longestRest.toSeconds())
                .query((row, i) -> row(row))
                .list();
    }

    Set<String> among(Collection<String> ids) {
        return Set.copyOf(jdbc.sql("""
                                select id from office.session
                                where id = any (:ids)
                                  and seen_at > now() - make_interval(secs => :rest)
                                """)
                .param("ids", array(ids))
                .param("rest", longestRest.toSeconds())
                .query(String.class)
                .list());
    }

    void add(Head head, String code, String content) {
        jdbc.sql("""
                        insert into office.session
                               (id, person, address, since, login, code, content)
                        values (:id, :person, :address, :since, :login, :code,
                                cast(:content as jsonb))
                        """)
                .param("id", head.id())
                .param("person", head.person())
                .param("address", head.address())
                .param("since", head.since().atOffset(ZoneOffset.UTC))
                .param("login", head.login())
                .param("code", code)
                .param("content", content)
                .update();
    }

    // Of two requests at once, each changes what it has changed; none brings a session back.
    void change(String id, String set, Collection<String> removed) {
        jdbc.sql("""
                        update office.session
                           set content = (content || cast(:set as jsonb)) - :removed,
                               seen_at = now()
                         where id = :id
                        """)
                .param("id", id)
                .param("set", set)
                .param("removed", array(removed))
                .update();
    }

    void noteUse(String id) {
        jdbc.sql("update office.session set seen_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void remove(Collection<String> ids) {
        jdbc.sql("delete from office.session where id = any (:ids)")
                .param("ids", array(ids))
                .update();
    }

    void removeAll() {
        jdbc.sql("delete from office.session").update();
    }

    void removeRested() {
        jdbc.sql("""
                        delete from office.session
                        where seen_at <= now() - make_interval(secs => :rest)
                        """).param("rest", longestRest.toSeconds()).update();
    }

    private static SqlArrayValue array(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Head(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("address"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("login")),
                row.getString("code"),
                row.getString("content"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("rested"));
    }
}
