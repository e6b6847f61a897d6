package org.caseledger.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A list whose page, files and views follow from its declaration: {@code name} is what addresses call it,
 * {@code filters} are the components of its question, {@code columns} those of its rows, which are also columns of the
 * table.
 */
public record PlainList<Q extends Record, R extends Record>(
        String name, Text text, List<String> filters, List<String> columns, Listing<Q, R> rows) implements Labelled {
    /** A list of cases, each with its {@code caseId} and {@code number}; people of a unit see those it has. */
    public static <Q extends Record, R extends Record> PlainList<Q, R> ofCases(
            String name, Text text, Class<Q> question, Class<R> row, String table, Function<Q, String> order) {
        var selected = names(row).stream()
                .map(JdbcUtils::convertPropertyNameToUnderscoreName)
                .collect(Collectors.joining(", "));
        var rows = Listing.of(selected, table, row, order).ofCases("case_id", "unit = :within");
        var columns = names(row).stream().filter(one -> !one.equals("caseId")).toList();
        return new PlainList<>(name, text, names(question), columns, rows);
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(one -> one.getName())
                .toList();
    }
}
