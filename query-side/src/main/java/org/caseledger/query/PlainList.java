package org.caseledger.query;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A list whose page, files and views follow from its declaration: {@code name} is what addresses call it, its columns
 * are the components of its rows, which are also those of the table, its filters those of its question.
 */
public record PlainList<Q extends Record, R extends Record>(
        String name, Text text, Class<Q> question, Class<R> row, Listing<Q, R> rows) implements Labelled {
    /** A list of cases, each with its {@code caseId} and {@code number}; people of a unit see those it has. */
    public static <Q extends Record, R extends Record> PlainList<Q, R> ofCases(
            String name, Text text, Class<Q> question, Class<R> row, String table, Function<Q, String> order) {
        var columns = Arrays.stream(row.getRecordComponents())
                .map(one -> JdbcUtils.convertPropertyNameToUnderscoreName(one.getName()))
                .collect(Collectors.joining(", "));
        var rows = Listing.of(columns, table, row, order).ofCases("case_id", "unit = :within");
        return new PlainList<>(name, text, question, row, rows);
    }

    /** What it can be filtered by. */
    public List<String> filters() {
        return Arrays.stream(question.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
