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

    /** Which share of the newest cases has some words, from 0 to 1, and how many cases there are. */
    record Share(double share, long all) {
        /**
         * Whether so many cases are met sooner by going through all in an order, than by taking those that have the
         * words and sorting them.
         */
        boolean sooner(long wanted) {
            return wanted < share * share * all;
        }

        /** Among how many cases so many that have the words should be. */
        long holding(long wanted) {
            return Math.round(wanted / share);
        }
    }

    Share of(Wanted wanted) {
        return jdbc.sql("""
                        SELECT count(*) AS have,
                               (SELECT reltuples FROM pg_class WHERE oid = 'views.search'::regclass) AS total
                          FROM (SELECT plain, grams FROM views.search
                                 ORDER BY received_at DESC, case_id
                                 LIMIT %d) AS s
                         WHERE %s
                        """.formatted(SAMPLE, wanted.condition()))
                .params(wanted.params())
                .query((row, n) -> new Share((double) row.getLong("have") / SAMPLE, row.getLong("total")))
                .single();
    }
}
