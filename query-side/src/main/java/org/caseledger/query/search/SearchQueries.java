package org.caseledger.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.views.InvalidQuery;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds cases by words: those that have all of them, as the board shows them. */
public final class SearchQueries {
    /** A row that is looked at takes as long as so many that the index has of some words. */
    private static final int INDEXED = 16;

    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final Newest newest;
    private final boolean alwaysAlong;

    public SearchQueries(DataSource dataSource, SearchIndex index) {
        this(dataSource, index, false);
    }

    /** {@code alwaysAlong} looks along the order of the page for words that few cases have, too. */
    SearchQueries(DataSource dataSource, SearchIndex index, boolean alwaysAlong) {
        this.jdbc = JdbcClient.create(dataSource);
        this.index = index;
        this.newest = new Newest(dataSource);
        this.alwaysAlong = alwaysAlong;
    }

    /** Whether there is a master key, without which nothing can be found. */
    public boolean isOpen() {
        return index.isOpen();
    }

    /**
     * A page of the cases that have every word of a question, pages counted from 0. A Chinese word of more than two
     * characters is found by its pairs and only shown where they stand together, so that a page can have fewer rows
     * than the size; other words whole, and where they are not sealed by their beginning, from 3 characters on.
     *
     * @throws InvalidQuery for a question without a letter or digit, or over 100 characters
     * @throws org.caseledger.vault.VaultLocked without the master key
     */
    public Page<BoardCard> search(String question, SearchFilter filter, BoardSort sort, int page, int size) {
        var wanted = Wanted.of(question, filter.sealedToo(), index);
        var words = wanted.condition();
        var cases = cases(filter);
        var share = newest.of(wanted);
        long total = count(wanted, cases, share);
        boolean along = alwaysAlong || (total > Page.COUNTED && share.sooner((page + 1L) * size));
        var rows = jdbc.sql(statement(words, cases, sort, along))
                .params(cases.params())
                .params(wanted.params())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(SearchQueries::card)
                .list();
        var hits = index.having(question, filter.sealedToo(), caseIds(rows));
        var shown = rows.stream().filter(card -> hits.contains(card.caseId())).toList();
        // Beyond one page, the number of false hits is only known page by page, so the total may be too high.
        return new Page<>(shown, page == 0 && total <= size ? shown.size() : total);
    }

    private static List<CaseId> caseIds(List<BoardCard> rows) {
        return rows.stream().map(BoardCard::caseId).toList();
    }

    private static String statement(String words, Conditions cases, BoardSort sort, boolean along) {
        if (!along && sort == BoardSort.RECEIVED && cases.params().isEmpty()) {
            return latestAmong(words);
        }
        return """
        SELECT kept->'card' AS card
          FROM (SELECT * FROM %1$s
                 WHERE %2$s
                 ORDER BY %3$s
                 LIMIT :size OFFSET :offset) AS page
         ORDER BY %3$s
        """.formatted(along ? along(sort, words) : among(words), cases.text(), BoardQueries.order(sort));
    }

    private long count(Wanted wanted, Conditions cases, Newest.Share share) {
        var words = wanted.condition();
        if (!cases.params().isEmpty()) {
            var found = "%s WHERE %s".formatted(among(words), cases.text());
            return counted(found, cases.params(), wanted);
        }
        // For frequent words, a count over the latest receipts reaches the maximum sooner than the index does.
        if (share.sooner(INDEXED * (Page.COUNTED + 1L))) {
            long met = counted(latest(words, share), Map.of(), wanted);
            if (met > Page.COUNTED) {
                return met;
            }
        }
        return counted("views.search s WHERE " + words, Map.of(), wanted);
    }

    private long counted(String found, Map<String, ?> params, Wanted wanted) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM %s LIMIT %d) AS counted".formatted(found, Page.COUNTED + 1))
                .params(params)
                .params(wanted.params())
                .query(Long.class)
                .single();
    }

    /** Twice as many of the latest receipts as should hold what is counted. */
    private static String latest(String words, Newest.Share share) {
        return """
        (SELECT plain, grams FROM views.search ORDER BY received_at DESC, case_id LIMIT %d) AS s
         WHERE %s
        """.formatted(2 * share.holding(Page.COUNTED + 1), words);
    }

    // The order is known without a look at the board. OFFSET 0 keeps PostgreSQL from going through
    // all cases in that order for words that none of the first of them has.
    private static String latestAmong(String words) {
        return """
        SELECT b.kept->'card' AS card
          FROM (SELECT case_id, received_at
                  FROM (SELECT case_id, received_at FROM views.search s WHERE %1$s OFFSET 0) AS found
                 ORDER BY %2$s
                 LIMIT :size OFFSET :offset) AS page
          JOIN views.board b USING (case_id)
         ORDER BY page.received_at DESC, case_id
        """.formatted(words, BoardQueries.order(BoardSort.RECEIVED));
    }

    /** Every case that has the words, to be sorted: cheap when few have them. */
    private static String among(String words) {
        return "(SELECT case_id FROM views.search s WHERE %s) AS found JOIN views.board b USING (case_id)"
                .formatted(words);
    }

    // Of words that many cases have, a page is soon full when all are gone through in its order;
    // OFFSET 0 keeps PostgreSQL from finding those that have them first.
    private static String along(BoardSort sort, String words) {
        return sort == BoardSort.RECEIVED ? alongTheReceipts(words) : alongTheBoard(words);
    }

    private static String alongTheReceipts(String words) {
        return """
        (SELECT s.case_id, s.received_at FROM views.search s CROSS JOIN LATERAL (SELECT WHERE %s OFFSET 0) AS has) AS found
            CROSS JOIN LATERAL
            (SELECT number, state, unit, assisted_by, sealed_off, kept FROM views.board b WHERE b.case_id = found.case_id OFFSET 0) AS b
        """.formatted(words);
    }

    private static String alongTheBoard(String words) {
        return """
        views.board b CROSS JOIN LATERAL
            (SELECT FROM views.search s WHERE s.case_id = b.case_id AND %s OFFSET 0) AS found
        """.formatted(words);
    }

    private static Conditions cases(SearchFilter filter) {
        return Conditions.of(filter)
                .with("NOT sealed_off", true)
                .with(BoardQueries.SEEN_WITHIN, "within", filter.within())
                // Follows from the state, and leads PostgreSQL to what is under way.
                .with("state <> 'ARCHIVED'", filter.state() != null && filter.state() != ComplaintState.ARCHIVED);
    }

    private static BoardCard card(ResultSet row, int n) throws SQLException {
        return EventCodec.read(row.getString("card"), BoardCard.class);
    }
}
