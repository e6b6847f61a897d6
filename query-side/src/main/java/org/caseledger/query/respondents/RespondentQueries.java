package org.caseledger.query.respondents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds entries of the register, those that are joined, and how many cases came against each. */
public final class RespondentQueries {
    private final JdbcClient jdbc;
    private final EventLog log;

    public RespondentQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The entry of that identity, as it stood at a position of the log. */
    public Optional<RespondentEntry> at(RespondentId id, long position) {
        return Recorded.folded(log, id.value(), position, RespondentEvent.class, RespondentEntry::on);
    }

    /**
     * A page of the entries that have these words in a name or code, pages counted from 0, by name; with the cases of
     * each since an instant, those of joined entries included. No secret case counts (P7.20).
     */
    public Page<CountedRespondent> find(@Nullable String words, Instant since, int page, int size) {
        var conditions = conditions(words);
        var rows = conditions
                .param("since", since.atOffset(ZoneOffset.UTC))
                .page(
                        jdbc,
                        """
                                SELECT kept,
                                       (WITH RECURSIVE member AS (
                                            SELECT e.id
                                             UNION
                                            SELECT joined.id FROM views.respondent joined
                                              JOIN member ON joined.joined_to = member.id)
                                        SELECT count(*) FROM views.statistics s
                                          JOIN member ON s.entry = member.id
                                         WHERE s.received_at >= :since) AS recent
                                  FROM views.respondent e
                                 WHERE %s
                                 ORDER BY name, id
                                 LIMIT :size OFFSET :offset
                                """.formatted(conditions.text()),
                        page,
                        size,
                        (row, n) -> new CountedRespondent(
                                EventCodec.read(row.getString("kept"), RespondentEntry.class), row.getLong("recent")));
        return new Page<>(rows, conditions(words).count("views.respondent").read(jdbc));
    }

    private static Conditions conditions(@Nullable String words) {
        var wanted = words == null || words.isBlank() ? null : RespondentEntry.normalized(words);
        return new Conditions().with("position(:words IN words) > 0", "words", wanted);
    }

    /** At most so many that have these words in a name or code and are joined to no other. */
    public List<RespondentEntry> offered(String words, int most) {
        return entries(
                jdbc.sql("""
                                SELECT kept FROM views.respondent
                                 WHERE joined_to IS NULL AND position(:words IN words) > 0
                                 ORDER BY name, id
                                 LIMIT :most
                                """).param("words", RespondentEntry.normalized(words)).param("most", most));
    }

    /** The entries of exactly that name, other name or code. */
    public List<RespondentEntry> named(String text) {
        return entries(jdbc.sql("""
                                SELECT kept FROM views.respondent
                                 WHERE :text = ANY (string_to_array(words, E'\\n'))
                                 ORDER BY joined_to IS NOT NULL, name, id
                                """).param("text", RespondentEntry.normalized(text)));
    }

    private static List<RespondentEntry> entries(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> EventCodec.read(row.getString("kept"), RespondentEntry.class))
                .list();
    }

    /** How many cases came in against these since an instant; no secret ones (P7.20). */
    public long received(List<RespondentId> of, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM views.statistics
                         WHERE entry = ANY (:entries) AND received_at >= :since
                        """)
                .param("entries", values(of))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /**
     * What may be made public of these, by outcome (O121-38): complaints that were answered or ended; none that is
     * secret, was withdrawn, or is sealed off.
     */
    public Map<Figure, Long> publishable(List<RespondentId> of) {
        return jdbc.sql("""
                        SELECT outcome, count(*) AS cases
                          FROM (SELECT CASE WHEN ended IN ('SETTLED', 'DECLINED', 'REFERRED') THEN ended
                                            WHEN replied THEN 'REPLIED' END AS outcome
                                  FROM views.statistics
                                 WHERE entry = ANY (:entries) AND kind = 'COMPLAINT'
                                   AND ended IS DISTINCT FROM 'WITHDRAWN' AND %s) AS one
                         WHERE outcome IS NOT NULL GROUP BY outcome
                        """.formatted(Conditions.isInSight("case_id")))
                .param("entries", values(of))
                .query(RowReading.counts(Figure.class));
    }

    private static UUID[] values(List<RespondentId> of) {
        return of.stream().map(RespondentId::value).toArray(UUID[]::new);
    }

    /** The entry that shows the cases of this one: itself unless it is joined. */
    public RespondentId standing(RespondentId id) {
        return new RespondentId(jdbc.sql("""
                                WITH RECURSIVE up AS (
                                    SELECT id, joined_to FROM views.respondent WHERE id = :id
                                     UNION
                                    SELECT r.id, r.joined_to FROM views.respondent r
                                      JOIN up ON r.id = up.joined_to)
                                SELECT id FROM up WHERE joined_to IS NULL
                                """)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .orElse(id.value()));
    }

    /** This entry and all that are joined to it, directly or by another. */
    public List<RespondentId> members(RespondentId id) {
        return jdbc.sql("""
                        WITH RECURSIVE member AS (
                            SELECT CAST(:id AS uuid) AS id
                             UNION
                            SELECT r.id FROM views.respondent r JOIN member ON r.joined_to = member.id)
                        SELECT id FROM member
                        """)
                .param("id", id.value())
                .query((row, n) -> new RespondentId(row.getObject("id", UUID.class)))
                .list();
    }
}
