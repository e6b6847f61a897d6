package org.caseledger.api.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.OfficeFileReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a source of each test, as a ledger imports them. */
abstract class ImportedRows {
    static final String NOW = "2026-03-02T09:00";

    static QuietLedger ledger;

    @TempDir
    Path directory;

    final List<Reject> rejects = new ArrayList<>();
    String source;

    private final String columns;
    private final String mapping;

    /** {@code mapping} has a place for the name of the source. */
    ImportedRows(String columns, String mapping) {
        this.columns = columns;
        this.mapping = mapping;
    }

    @BeforeAll
    static void start() {
        ledger = QuietLedger.onNewDatabase(HandClock.at(NOW));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void newSource() {
        source = "来源" + UUID.randomUUID();
    }

    CaseId id(String number) {
        return CaseId.named("import/" + source + "/" + number);
    }

    ImportSummary run(boolean correct, String... rows) throws IOException {
        return run(correct, LocalDateTime.parse(NOW), rows);
    }

    ImportSummary run(boolean correct, LocalDateTime now, String... rows) throws IOException {
        return ledger.bean(HistoryImport.class)
                .run(
                        Rows.open(file(rows)),
                        mapping(),
                        now,
                        ImportTerms.ofCommandLine(correct),
                        rejects::add,
                        soFar -> {});
    }

    Mapping mapping() throws IOException {
        try (var yaml = new ByteArrayInputStream(mapping.formatted(source).getBytes(UTF_8))) {
            return OfficeFileReader.ofSingleOrList("ours.yaml").read(yaml, Mapping.class);
        }
    }

    Path file(String... rows) throws IOException {
        return Files.writeString(directory.resolve("table.csv"), columns + String.join("\n", rows) + "\n");
    }
}
