package org.caseledger.query.views;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code views.token}: how far each view has come. Each view has one segment so far. */
final class Tokens {

    record Token(String view, int version, long position) {}

    private final JdbcClient jdbc;

    Tokens(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Puts a new view at the beginning of the log. */
    void ensure(String view, int version) {
        jdbc.sql(
                        """
                        INSERT INTO views.token (view, segment, version, position)
                        VALUES (:view, 0, :version, 0)
                        ON CONFLICT DO NOTHING
                        """)
                .param("view", view)
                .param("version", version)
                .update();
    }

    /** The token, locked until the transaction ends; empty while another transaction holds it. */
    Optional<Token> claim(String view) {
        return jdbc.sql(
                        """
                        SELECT view, version, position FROM views.token
                         WHERE view = :view AND segment = 0
                           FOR UPDATE SKIP LOCKED
                        """)
                .param("view", view)
                .query(Token.class)
                .optional();
    }

    /** The token, locked as soon as the running batch has ended. */
    Token lock(String view) {
        return jdbc.sql(
                        """
                        SELECT view, version, position FROM views.token
                         WHERE view = :view AND segment = 0
                           FOR UPDATE
                        """)
                .param("view", view)
                .query(Token.class)
                .single();
    }

    /** Moves the token, and tells all nodes when the transaction commits: ids only. */
    void move(Token to) {
        jdbc.sql(
                        """
                        WITH moved AS (
                            UPDATE views.token
                               SET version = :version, position = :position, updated_at = now()
                             WHERE view = :view AND segment = 0)
                        SELECT pg_notify('caseledger_views', :view || ' ' || :position)
                        """)
                .param("view", to.view())
                .param("version", to.version())
                .param("position", to.position())
                .query((row, n) -> to)
                .single();
    }

    List<Token> all() {
        return jdbc.sql("SELECT view, version, position FROM views.token ORDER BY view")
                .query(Token.class)
                .list();
    }
}
