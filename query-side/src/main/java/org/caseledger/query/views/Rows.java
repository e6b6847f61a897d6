package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A table that is written with an array for each column: many rows go in one statement, typed, and PostgreSQL does not
 * take JSON apart to find them. Many rows of new cases go by COPY. The statement is put together from the columns,
 * which are named in one place.
 */
public final class Rows<R> {
    private static final int AT_ONCE = 2_000;
    // Below, the statement that the server has at hand is as fast.
    private static final int WORTH_COPYING = 50;

    private record Column<R>(String name, String type, boolean key, boolean kept, Function<R, @Nullable Object> value) {
        @Nullable
        String text(R row) {
            var of = value.apply(row);
            return kept ? EventCodec.writeKept(of) : of == null ? null : of.toString();
        }

        void copy(R row, CopiedRows into) {
            if (kept) {
                into.kept(value.apply(row));
            } else {
                into.value(value.apply(row));
            }
        }
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final String table;
    private final List<Column<R>> columns = new ArrayList<>();

    /** The table of that name, without a schema. */
    public Rows(DataSource dataSource, String table) {
        this.jdbc = JdbcClient.create(dataSource);
        this.dataSource = dataSource;
        this.table = table;
    }

    /** Its name, without a schema. */
    public String table() {
        return table;
    }

    /** A column of the primary key. */
    public Rows<R> key(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, true, false, value));
        return this;
    }

    /** Any other column, of a type of PostgreSQL; values are sent as text. */
    public Rows<R> column(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, false, false, value));
        return this;
    }

    /** The column {@code kept}, of type {@code json}, which holds the row itself. */
    public Rows<R> kept() {
        return kept("kept", "json", row -> row);
    }

    /** One of type {@code json} or {@code jsonb}, which holds what a view keeps. */
    public Rows<R> kept(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, false, true, value));
        return this;
    }

    /** Adds rows, or changes those that are there and differ. */
    public void write(Collection<R> rows) {
        boolean worthCopying = rows.size() >= WORTH_COPYING || NewCases.haveNoKeys();
        if (NewCases.areWritten() && worthCopying) {
            copy(rows);
            return;
        }
        var all = List.copyOf(rows);
        String sql = statement();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            jdbc.sql(sql)
                    .params(columns.stream()
                            .map(column -> (Object) array(column, some))
                            .toList())
                    .update();
        }
    }

    private void copy(Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        CopiedRows.into(dataSource, "COPY %s (%s) FROM STDIN".formatted(table, list(columns, "%1$s")), copied -> {
            for (R row : rows) {
                columns.forEach(column -> column.copy(row, copied));
                copied.endRow();
            }
        });
    }

    private SqlArrayValue array(Column<R> column, List<R> rows) {
        var values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.text(rows.get(i));
        }
        return new SqlArrayValue("text", (Object[]) values);
    }

    private String statement() {
        return """
               INSERT INTO %s AS old (%s)
               SELECT %s FROM unnest(%s) AS new (%s)
                   ON CONFLICT (%s) DO UPDATE SET %s WHERE (%s) IS DISTINCT FROM (%s)
               """.formatted(
                        table,
                        list(columns, "%1$s"),
                        list(columns, "%1$s::%2$s"),
                        list(columns, "?"),
                        list(columns, "%1$s"),
                        list(keys(), "%1$s"),
                        list(others(), "%1$s = excluded.%1$s"),
                        list(others(), "old.%1$s%3$s"),
                        list(others(), "excluded.%1$s%3$s"));
    }

    private String list(List<Column<R>> of, String pattern) {
        return of.stream()
                .map(c -> pattern.formatted(c.name(), c.type(), c.type().equals("json") ? "::text" : ""))
                .collect(Collectors.joining(", "));
    }

    private List<Column<R>> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    private List<Column<R>> others() {
        return columns.stream().filter(column -> !column.key()).toList();
    }
}
