package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.testing.AllViews;
import org.caseledger.query.testing.RecordedHistory;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A view whose rows come out differently needs a new version, or offices keep the old rows. The digests of the rows
 * that fixed histories give are kept in {@code /recorded/digests.txt}, together with the version of the view that wrote
 * them.
 */
class ViewVersionIT {
    private static final String DIGESTS = "/recorded/digests.txt";
    private static final Path FOUND = Path.of("target", "digests.txt");
    private static final String ADVICE = """
            These rows have changed and the version of their view has not.
            If that is intended: count up version() of the view, so that every office builds its rows anew.
            If only new events were added to the history, the version may stay.
            Then copy query-side/target/digests.txt to query-side/src/test/resources/recorded/digests.txt.
            """;
    private static final int BATCH = 7;

    private final TestLedger ledger = new TestLedger();
    private final List<View<?>> views = AllViews.of(ledger.database());

    /** What identifies a digest: rows of a view, in a version of it, of a history. */
    private record Key(String view, int version, String history) implements Comparable<Key> {
        String text() {
            return "%s %d %s".formatted(view, version, history);
        }

        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }
    }

    @BeforeEach
    void keyOfTheSealedCase() {
        ledger.sql()
                .sql("INSERT INTO vault.case_key (case_id, wrapped_key) VALUES (:case, :key)")
                .param("case", RecordedHistory.SEALED_CASE)
                .param("key", Base64.getDecoder().decode(RecordedHistory.WRAPPED_KEY))
                .update();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givenTheRecordedHistories_whenFolded_thenNoRowsChangedWithoutTheVersionOfTheirView() throws IOException {
        var expected = expected();
        var found = digests(Integer.MAX_VALUE);

        Files.createDirectories(FOUND.getParent());
        Files.writeString(
                FOUND,
                found.entrySet().stream()
                        .map(e -> e.getKey().text() + " " + e.getValue() + "\n")
                        .collect(Collectors.joining()));
        assertThat(found.keySet().stream().filter(key -> expected.containsKey(key)))
                .as(ADVICE)
                .allMatch(key -> found.get(key).equals(expected.get(key)));
        assertThat(found)
                .as("a view, version or history is new: copy %s to %s", FOUND, DIGESTS)
                .isEqualTo(expected);
    }

    @Test
    void givenCasesThatAreLoadedBackAgainAndAgain_whenFolded_thenTheRowsAreTheSame() {
        assertThat(digests(BATCH)).isEqualTo(digests(Integer.MAX_VALUE));
    }

    @Test
    void everyTypeOfEventIsInARecordedHistory() {
        var recorded = RecordedHistory.names().stream()
                .flatMap(name -> RecordedHistory.read(name).stream())
                .map(StoredEvent::type)
                .collect(Collectors.toSet());

        assertThat(recorded)
                .containsAll(EventCodec.types().stream().map(EventCodec::nameOf).toList());
    }

    @Test
    void everyViewOfTheProgramIsFolded() {
        Set<String> written = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.caseledger.query")
                        .stream()
                        .filter(type -> type.isAssignableTo(View.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(views.stream().map(view -> view.getClass().getName()))
                .containsAll(written)
                .hasSizeGreaterThan(20);
    }

    private static Map<Key, String> expected() throws IOException {
        try (var in = ViewVersionIT.class.getResourceAsStream(DIGESTS)) {
            return in == null
                    ? Map.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split(" "))
                            .collect(Collectors.toMap(w -> new Key(w[0], Integer.parseInt(w[1]), w[2]), w -> w[3]));
        }
    }

    /** The digests of the rows, where so many events are folded and saved at once. */
    private Map<Key, String> digests(int atOnce) {
        var digests = new TreeMap<Key, String>();
        var histories = RecordedHistory.names().stream().collect(Collectors.toMap(name -> name, RecordedHistory::read));
        for (var view : views) {
            new TransactionTemplate(new JdbcTransactionManager(ledger.database())).executeWithoutResult(status -> {
                new ShadowTables(ledger.database(), view.tables()).create();
                histories.forEach((name, events) -> {
                    var rows = rows(view, events, atOnce);
                    if (!rows.isEmpty()) {
                        digests.put(new Key(view.name(), view.version(), name), digest(rows));
                    }
                    view.tables()
                            .forEach(table ->
                                    ledger.sql().sql("DELETE FROM " + table).update());
                });
            });
        }
        return digests;
    }

    private <S> List<String> rows(View<S> view, List<StoredEvent> events, int atOnce) {
        var recorded = events.stream()
                .filter(event -> view.cases().has(event.streamId()))
                .map(Recorded::of)
                .filter(event -> view.wants(event.event().getClass()))
                .toList();
        for (int from = 0; from < recorded.size(); ) {
            int to = from + Math.min(atOnce, recorded.size() - from);
            fold(view, recorded.subList(from, to));
            from = to;
        }
        return rows(view);
    }

    private static <S> void fold(View<S> view, List<Recorded> events) {
        var cases = events.stream().map(Recorded::caseId).distinct().toList();
        var states = new HashMap<CaseId, S>(view.remembers() ? view.load(cases) : Map.of());
        var before = Map.copyOf(states);
        for (var event : events) {
            states.compute(event.caseId(), (id, state) -> view.on(state, event));
        }
        var changed = new ArrayList<S>();
        states.forEach((id, state) -> {
            if (state != before.get(id)) {
                changed.add(state);
            }
        });
        if (!changed.isEmpty()) {
            view.save(changed);
        }
    }

    private List<String> rows(View<?> view) {
        ledger.sql().sql("SET LOCAL TimeZone = 'UTC'").update();
        var rows = new ArrayList<String>();
        for (var table : view.tables()) {
            ledger.sql()
                    .sql("SELECT to_jsonb(t)::text FROM %s AS t ORDER BY 1".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    private static String digest(List<String> rows) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            rows.forEach(row -> sha256.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
