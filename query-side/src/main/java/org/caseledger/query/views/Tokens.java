package org.caseledger.query.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The table {@code views.token}: how far each segment of each generation of a view has come. */
final class Tokens {
    /**
     * A segment's place in the log; {@code live} when its generation answers, otherwise it is being built alongside;
     * {@code events} and {@code digest} as {@link Audit} compares them.
     */
    record Token(
            String view,
            long generation,
            int segment,
            int segments,
            int version,
            boolean live,
            long position,
            long events,
            long digest) {
        Token moved(long to, long moreEvents, long theirDigest) {
            return new Token(
                    view, generation, segment, segments, version, live, to, events + moreEvents, digest ^ theirDigest);
        }

        boolean isSameSegmentAs(Token other) {
            return view.equals(other.view) && generation == other.generation && segment == other.segment;
        }
    }

    private final JdbcClient jdbc;

    Tokens(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    List<Token> all() {
        return jdbc.sql("SELECT * FROM views.token ORDER BY view, generation, segment")
                .query(Token.class)
                .list();
    }

    List<Token> of(String view) {
        return jdbc.sql("SELECT * FROM views.token WHERE view = :view ORDER BY generation, segment")
                .param("view", view)
                .query(Token.class)
                .list();
    }

    /** All tokens of a view, locked as soon as the running batches have ended. */
    List<Token> lock(String view) {
        return jdbc.sql("""
                        SELECT * FROM views.token WHERE view = :view ORDER BY generation, segment FOR UPDATE
                        """).param("view", view).query(Token.class).list();
    }

    /**
     * The current token, locked until the transaction ends; empty while another transaction holds it or when the
     * generation is gone. The transaction then sees the generation's tables, and its commit waits for no standby: what
     * is lost there is folded from the log again.
     */
    Optional<Token> claim(Token token) {
        return jdbc.sql("""
                        SELECT t.*,
                               set_config('search_path', CASE WHEN live THEN 'views' ELSE 'views_beside' END, true),
                               set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'off' ELSE 'local' END, true)
                          FROM (SELECT * FROM views.token
                                 WHERE view = :view AND generation = :generation AND segment = :segment
                                   FOR UPDATE SKIP LOCKED) AS t
                        """)
                .param("view", token.view())
                .param("generation", token.generation())
                .param("segment", token.segment())
                .query(Token.class)
                .optional();
    }

    /**
     * Those of these tokens whose rows answer, locked like one that is claimed; without those that another transaction
     * holds. The transaction then sees the tables that answer.
     */
    List<Token> claimLive(List<Token> some) {
        return claim(some, true, "views");
    }

    /** The same of rows that are built alongside; the transaction then sees their tables. */
    List<Token> claimBeside(List<Token> some) {
        return claim(some, false, "views_beside");
    }

    private List<Token> claim(List<Token> some, boolean live, String schema) {
        return jdbc.sql("""
                        SELECT t.*, set_config('search_path', :schema, true),
                               set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'off' ELSE 'local' END, true)
                          FROM (SELECT * FROM views.token
                                 WHERE live = :live AND (view, generation, segment) IN (
                                           SELECT * FROM unnest(:views, :generations, :segments))
                                   FOR UPDATE SKIP LOCKED) AS t
                        """)
                .param("schema", schema)
                .param("live", live)
                .param("views", array("text", some, Token::view))
                .param("generations", array("bigint", some, Token::generation))
                .param("segments", array("integer", some, Token::segment))
                .query(Token.class)
                .list();
    }

    /** Moves claimed tokens, and notifies all nodes once, when the transaction commits. */
    void move(List<Token> to) {
        jdbc.sql("""
                        WITH moved AS (
                            UPDATE views.token AS t
                               SET position = m.position, events = m.events, digest = m.digest, updated_at = now()
                              FROM unnest(:views, :generations, :segments, :positions, :events, :digests)
                                   AS m (view, generation, segment, position, events, digest)
                             WHERE t.view = m.view AND t.generation = m.generation AND t.segment = m.segment)
                        SELECT pg_notify('caseledger_views', '')
                        """)
                .param("views", array("text", to, Token::view))
                .param("generations", array("bigint", to, Token::generation))
                .param("segments", array("integer", to, Token::segment))
                .param("positions", array("bigint", to, Token::position))
                .param("events", array("bigint", to, Token::events))
                .param("digests", array("bigint", to, Token::digest))
                .query((row, n) -> to)
                .single();
    }

    private static SqlArrayValue array(String type, List<Token> tokens, Function<Token, Object> value) {
        return new SqlArrayValue(type, tokens.stream().map(value).toArray());
    }

    /** Puts a new generation, to be built alongside, at the beginning of the log; all nodes are notified. */
    long begin(String view, int version, int segments) {
        jdbc.sql("DELETE FROM views.token WHERE view = :view AND NOT live")
                .param("view", view)
                .update();
        long generation =
                jdbc.sql("SELECT nextval('views.generation')").query(Long.class).single();
        jdbc.sql("""
                        INSERT INTO views.token (view, generation, segment, segments, version, live)
                        SELECT :view, :generation, segment, :segments, :version, false
                          FROM generate_series(0, :segments - 1) AS segment
                        """)
                .param("view", view)
                .param("generation", generation)
                .param("segments", segments)
                .param("version", version)
                .update();
        notifyAll(view);
        return generation;
    }

    /** Makes the generation built alongside the one that answers. */
    void takeOver(String view) {
        jdbc.sql("DELETE FROM views.token WHERE view = :view AND live")
                .param("view", view)
                .update();
        jdbc.sql("UPDATE views.token SET live = true WHERE view = :view")
                .param("view", view)
                .update();
        notifyAll(view);
    }

    private void notifyAll(String view) {
        jdbc.sql("SELECT pg_notify('caseledger_views', :view)")
                .param("view", view)
                .query((row, n) -> view)
                .single();
    }
}
