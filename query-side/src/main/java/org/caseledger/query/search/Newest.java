package org.caseledger.query.search;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells by the cases received last how many of all have some words. */
final class Newest {

    private static final int SAMPLE = 1_000;

    private final JdbcClient jdbc;

    Newest(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Which share of the newest cases has some words, from 0 to 1. */
    double share(String words, Object terms) {
        long have =
                jdbc.sql(
                                """
                                SELECT count(*)
                                  FROM (SELECT plain, grams FROM views.search
                                         ORDER BY received_at DESC, case_id
                                         LIMIT %d) AS s
                                 WHERE %s
                                """
                                        .formatted(SAMPLE, words))
                        .param("terms", terms)
                        .query(Long.class)
                        .single();
        return (double) have / SAMPLE;
    }

    /**
     * Whether so many cases are met sooner by going through all in an order, than by taking those
     * that have the words and sorting them.
     */
    boolean sooner(double share, long wanted) {
        long all =
                jdbc.sql("SELECT reltuples FROM pg_class WHERE oid = 'views.search'::regclass")
                        .query(Long.class)
                        .single();
        return wanted < share * share * all;
    }
}
