package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.vault.OfficialTexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What officers wrote in the sample cases, by the commands they have, is nowhere in the database but sealed. */
class OfficialTextsAtRestIT {
    private static final Pattern SEALED = Pattern.compile("⟦1:[^:]+:([^:]+):[^⟧]+⟧");
    private static final int LONG = 6;

    private static TestLedger ledger;
    private static final Map<String, String> FIELDS = new HashMap<>();

    @BeforeAll
    static void play() {
        ledger = TestLedger.withSampleCases(HandClock.at("2026-11-18T15:00"));
        ledger.awaitViews();
        var texts = ledger.bean(OfficialTexts.class);
        for (var event : ledger.bean(EventLog.class).readAfter(0, 100_000)) {
            SEALED.matcher(event.payload())
                    .results()
                    .forEach(found -> FIELDS.put(texts.open(found.group()), found.group(1)));
        }
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void givenTheSampleCases_whenTheyAreRecorded_thenManyFieldsAreSealed() {
        assertThat(new TreeSet<>(FIELDS.values())).hasSizeGreaterThan(20);
        assertThat(FIELDS.keySet()).noneMatch(text -> text.contains("⟦1:"));
    }

    @Test
    void givenTheSampleCases_whenTheOwnerLooksThroughAllTables_thenNoTextIsThere() {
        ledger.tables().forEach(OfficialTextsAtRestIT::holdsNone);
    }

    @Test
    void givenTheSampleCases_whenTheOwnerReadsTheWriteAheadLog_thenNoTextIsThere() throws IOException {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("checkpoint").update();
        var directory = jdbc.sql("show data_directory").query(String.class).single();
        var content = new StringBuilder();
        for (var part : new String[] {"pg_wal", "base/pgsql_tmp"}) {
            var folder = Path.of(directory, part);
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }

        assertThat(content.toString()).contains("ComplaintReceived");
        var wal = content.toString();
        assertThat(longTexts())
                .filteredOn(text -> wal.contains(new String(text.getBytes(UTF_8), StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    private static void holdsNone(String table, String rows) {
        assertThat(longTexts().stream()
                        .filter(text -> rows.contains(text)
                                || rows.contains(HexFormat.of().formatHex(text.getBytes(UTF_8))))
                        .map(text -> text + " (" + FIELDS.get(text) + ")")
                        .toList())
                .as(table)
                .isEmpty();
    }

    private static List<String> longTexts() {
        return FIELDS.keySet().stream().filter(text -> text.length() >= LONG).toList();
    }
}
