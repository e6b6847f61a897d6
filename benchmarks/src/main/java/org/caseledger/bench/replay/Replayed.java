package org.caseledger.bench.replay;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.server.Database;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.views.View;
import org.caseledger.query.views.ViewSchema;

/** The rebuilt views, and their rows. */
final class Replayed {
    /** The tables, each with the order of its rows. */
    private static final List<String[]> TABLES = List.of(
            new String[] {"views.board", "case_id"},
            new String[] {"views.deadline_case", "case_id"},
            new String[] {"views.deadline", "case_id, clock, number"});

    private Replayed() {}

    static List<View<?>> views(DataSource dataSource) {
        return List.of(new BoardView(dataSource, BenchOffice.procedures()), new DeadlineView(dataSource));
    }

    static void renew(Database database) {
        database.drop("views", "views_beside");
        ViewSchema.migrate(database.own());
        database.settle();
    }

    /** The number and digest of all rows of each table. */
    static List<String> rows(Database database) {
        var rows = new ArrayList<String>();
        for (var table : TABLES) {
            rows.add(database.jdbc()
                    .sql("""
                                    SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY %s)), '')
                                      FROM %s t
                                    """.formatted(table[1], table[0]))
                    .query(String.class)
                    .single());
        }
        return rows;
    }
}
