package org.caseledger.query;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads lists. */
public final class Lists {
    private final JdbcClient jdbc;
    private final String schema;

    public Lists(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public Lists(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
    }

    /** A page of a list, pages counted from 0, and how many rows there are. */
    public <Q extends Record, R> Page<R> find(Listing<Q, R> list, Q question, Reader reader, int page, int size) {
        var conditions = conditions(list, question, reader);
        var rows = rows(list, question, conditions, reader, page, size);
        return new Page<>(rows, count(list, conditions).read(jdbc));
    }

    /** All rows of a list. */
    public <Q extends Record, R> List<R> all(Listing<Q, R> list, Q question, Reader reader) {
        return rows(list, question, conditions(list, question, reader), reader, 0, Integer.MAX_VALUE);
    }

    private <Q extends Record, R> List<R> rows(
            Listing<Q, R> list, Q question, Conditions conditions, Reader reader, int page, int size) {
        var statement = "SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT :size OFFSET :offset"
                .formatted(
                        list.columns(),
                        from(list),
                        conditions.text(),
                        list.order().apply(question));
        return conditions.page(
                jdbc, statement, page, size, (row, n) -> list.row().read(row, reader));
    }

    /** How many rows there are on all pages of {@link #find}. */
    public <Q extends Record> Count count(Listing<Q, ?> list, Q question, Reader reader) {
        return count(list, conditions(list, question, reader));
    }

    private Count count(Listing<?, ?> list, Conditions conditions) {
        return list.whole() ? conditions.count(from(list)) : conditions.counted(from(list));
    }

    private String from(Listing<?, ?> list) {
        return list.table().formatted(schema);
    }

    /** What a question and its reader ask of the rows. */
    public static <Q extends Record> Conditions conditions(Listing<Q, ?> list, Q question, Reader reader) {
        var conditions = Conditions.of(question)
                .param("now", reader.now())
                .param("today", LocalDate.ofInstant(reader.now(), WorkCalendar.ZONE));
        if (list.caseColumn() != null) {
            conditions.with(Conditions.isInSight(list.caseColumn()), !isOfOneCase(question));
        }
        return list.seenBy() == null ? conditions : conditions.with(list.seenBy(), "within", reader.within());
    }

    private static boolean isOfOneCase(Record question) {
        return Arrays.stream(question.getClass().getRecordComponents())
                .anyMatch(one -> one.getType() == CaseId.class && Conditions.asked(question, one) != null);
    }
}
