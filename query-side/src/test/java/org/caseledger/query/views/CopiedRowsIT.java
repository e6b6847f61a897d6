package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of new cases go by COPY, and are what an insert would have made of them. */
class CopiedRowsIT {
    private static final int MANY = 60;
    private static final String KEPT = "a\nb\\\"\t𠮷";

    private record Row(
            int id,
            @Nullable String text,
            List<String> words,
            @Nullable Instant at,
            boolean yes) {}

    private final TestLedger ledger = new TestLedger();
    private final Rows<Row> rows = new Rows<Row>(ledger.database(), "copied")
            .key("id", "integer", Row::id)
            .column("said", "text", Row::text)
            .column("words", "text[]", row -> new TextArray(row.words()))
            .column("at", "timestamptz", Row::at)
            .column("yes", "boolean", Row::yes)
            .kept("kept", "json", row -> Map.of("said", KEPT));

    @BeforeEach
    void create() {
        ledger.sql().sql("""
                        CREATE TABLE views.copied (id integer PRIMARY KEY, said text, words text[],
                                                   at timestamptz, yes boolean, kept json)
                        """).update();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givenWhatIsWrittenInSignsOfTheFormat_whenCopied_thenItIsReadAsItWas() {
        var all = some(0);

        copied(all);

        assertThat(read()).isEqualTo(all);
        assertThat(ledger.sql()
                        .sql("SELECT DISTINCT kept ->> 'said' FROM views.copied")
                        .query(String.class)
                        .list())
                .containsExactly(KEPT);
        written(all);
        assertThat(read()).as("written as they were").isEqualTo(all);
    }

    @Test
    void givenRowsThatAreThere_whenCopied_thenItFailsAndNothingIsWritten() {
        written(some(0));

        assertThatThrownBy(() -> copied(some(MANY - 1))).isInstanceOf(DuplicateKeyException.class);

        assertThat(read()).hasSize(MANY);
    }

    @Test
    void givenAColumnThatIsAskedOfTheSameConnection_whenCopied_thenItDoesNotWaitForItself() {
        var asking = new Rows<Row>(ledger.database(), "copied")
                .key("id", "integer", Row::id)
                .column(
                        "said",
                        "text",
                        row -> ledger.sql()
                                .sql("SELECT 'said ' || ?")
                                .param(row.id())
                                .query(String.class)
                                .single());

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> inTransaction(() -> NewCases.during(() -> asking.write(some(0)))));

        assertThat(ledger.sql()
                        .sql("SELECT said FROM views.copied")
                        .query(String.class)
                        .list())
                .hasSize(MANY)
                .contains("said 0", "said 59");
    }

    private static List<Row> some(int from) {
        var texts = List.of("a\tb", "a\nb\r", "\\", "\\N", "\\.", "𠮷", "", "a\\nb", "{\"x\": \"\\\"\"}");
        return IntStream.range(from, from + MANY)
                .mapToObj(id -> id % 10 == 9
                        ? new Row(id, null, List.of(), null, false)
                        : new Row(
                                id,
                                texts.get(id % texts.size()),
                                texts,
                                Instant.parse("2026-03-02T01:00:00.123456Z"),
                                true))
                .toList();
    }

    private void copied(List<Row> all) {
        inTransaction(() -> NewCases.during(() -> rows.write(all)));
        assertThat(NewCases.areWritten()).isFalse();
    }

    private void written(List<Row> all) {
        inTransaction(() -> rows.write(all));
    }

    private void inTransaction(Runnable write) {
        new TransactionTemplate(new JdbcTransactionManager(ledger.database())).executeWithoutResult(status -> {
            ledger.sql().sql("SET LOCAL search_path = views").update();
            write.run();
        });
    }

    private List<Row> read() {
        return ledger.sql()
                .sql("SELECT id, said, words, at, yes FROM views.copied ORDER BY id")
                .query((row, n) -> new Row(
                        row.getInt(1),
                        row.getString(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(),
                        row.getBoolean(5)))
                .list();
    }
}
