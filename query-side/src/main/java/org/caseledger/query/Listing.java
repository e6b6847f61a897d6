package org.caseledger.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list: its columns and table ({@code %s} is the schema), how a row is read, and the order for a question, whose
 * components name their conditions ({@link Where}). {@code caseColumn} is that of the case, by which cases that are
 * sealed off are left out; {@code seenBy} the condition of what people see who see only the unit {@code :within};
 * {@code whole} counts all rows, however many.
 */
public record Listing<Q extends Record, R>(
        String columns,
        String table,
        Reading<R> row,
        Function<Q, String> order,
        @Nullable String caseColumn,
        @Nullable String seenBy,
        boolean whole) {
    /** Reads a row of the table. */
    public interface Reading<R> {
        R read(ResultSet row, Reader reader) throws SQLException;
    }

    /** A list of all rows for everyone, counted as far as rows are counted. */
    public static <Q extends Record, R> Listing<Q, R> of(
            String columns, String table, Reading<R> row, Function<Q, String> order) {
        return new Listing<>(columns, table, row, order, null, null, false);
    }

    /** The same whose rows are read by the names of their columns. */
    public static <Q extends Record, R extends Record> Listing<Q, R> of(
            String columns, String table, Class<R> type, Function<Q, String> order) {
        var row = RowReading.of(type);
        return of(columns, table, (found, reader) -> row.mapRow(found, 0), order);
    }

    /** The same of what a view keeps as JSON. */
    public static <Q extends Record, R> Listing<Q, R> kept(
            String columns, String table, Class<R> type, Function<Q, String> order) {
        return of(columns, table, (row, reader) -> RowReading.json(row, 1, type), order);
    }

    /** The same of cases, which not everyone sees. */
    public Listing<Q, R> ofCases(String column, @Nullable String seenWithin) {
        return new Listing<>(columns, table, row, order, column, seenWithin, whole);
    }

    /** The same of which people who see only one unit see these rows. */
    public Listing<Q, R> seenBy(String seenWithin) {
        return new Listing<>(columns, table, row, order, caseColumn, seenWithin, whole);
    }

    /** The same counted whole. */
    public Listing<Q, R> counted() {
        return new Listing<>(columns, table, row, order, caseColumn, seenBy, true);
    }
}
