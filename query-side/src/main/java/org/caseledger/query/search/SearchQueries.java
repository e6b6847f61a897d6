package org.caseledger.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.caseledger.events.EventCodec;
import org.caseledger.query.Page;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds cases by words: those that have all of them, as the board shows them. */
public final class SearchQueries {

    private static final int LONGEST_QUESTION = 100;

    // Two statements, since a condition that chooses the column keeps PostgreSQL off both indexes.
    private static final String BY_ALL = "s.grams @> :terms";
    private static final String BY_PLAIN = "s.plain @> :terms";

    private static final String FOUND =
            """
            WITH found AS (
                SELECT b.* FROM views.search s JOIN views.board b USING (case_id)
                 WHERE %s
                   AND (:state::text IS NULL OR b.state = :state)
                   AND (:unit::text IS NULL OR b.unit = :unit)
                   AND (:within::text IS NULL OR b.unit = :within)
                   AND (:from::timestamptz IS NULL OR b.received_at >= :from)
                   AND (:until::timestamptz IS NULL OR b.received_at < :until)
            )
            """;

    private final JdbcClient jdbc;
    private final SearchIndex index;

    public SearchQueries(DataSource dataSource, SearchIndex index) {
        this.jdbc = JdbcClient.create(dataSource);
        this.index = index;
    }

    /** Whether there is a master key, without which nothing can be found. */
    public boolean isOpen() {
        return index.isOpen();
    }

    /**
     * A page of the cases that have every word of a question, pages counted from 0. A Chinese word
     * of more than two characters is found by its pairs, wherever they stand; other words by their
     * beginning, from 3 characters on.
     *
     * @throws IllegalArgumentException for a question without a letter or digit, or over 100
     *     characters
     * @throws org.caseledger.vault.VaultLocked without the master key
     */
    public Page<BoardCard> search(
            String question, SearchFilter filter, BoardSort sort, int page, int size) {
        var params = params(filter, terms(question));
        var found = FOUND.formatted(filter.sealedToo() ? BY_ALL : BY_PLAIN);
        var rows =
                jdbc.sql(
                                """
                                %s
                                SELECT kept->'card' AS card FROM found
                                 ORDER BY CASE WHEN :sort = 'DUE' THEN next_due_at END NULLS LAST,
                                          CASE WHEN :sort = 'STUCK' THEN last_act_at END,
                                          CASE WHEN :sort = 'NUMBER' THEN number END,
                                          received_at DESC, case_id
                                 LIMIT :size OFFSET :offset
                                """
                                        .formatted(found))
                        .params(params)
                        .param("sort", sort.name())
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query(SearchQueries::card)
                        .list();
        long total =
                jdbc.sql("%s SELECT count(*) FROM found".formatted(found))
                        .params(params)
                        .query(Long.class)
                        .single();
        return new Page<>(rows, total);
    }

    private static Set<String> terms(String question) {
        if (question.codePointCount(0, question.length()) > LONGEST_QUESTION) {
            throw new IllegalArgumentException(
                    "搜索内容不能超过%d个字 / a search has at most %d characters"
                            .formatted(LONGEST_QUESTION, LONGEST_QUESTION));
        }
        var terms = Terms.asked(question);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "请输入要搜索的文字或数字 / enter words or digits to search for");
        }
        return terms;
    }

    private Map<String, @Nullable Object> params(SearchFilter filter, Set<String> terms) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("terms", index.blind(terms));
        params.put("state", filter.state() == null ? null : filter.state().name());
        params.put("unit", filter.unit() == null ? null : filter.unit().value());
        params.put("within", filter.within() == null ? null : filter.within().value());
        params.put("from", utc(filter.from()));
        params.put("until", utc(filter.until()));
        return params;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static BoardCard card(ResultSet row, int n) throws SQLException {
        return EventCodec.read(row.getString("card"), BoardCard.class);
    }
}
