package org.caseledger.bench.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFiles;

/**
 * Cases opened per second, one after another: all events of a case are decoded and folded, and what officers wrote in
 * it is opened. The same with it left sealed shows what the opening takes.
 */
@RequiredArgsConstructor
public final class CasePart implements Part {
    static final String OURS = "Case Ledger, read and folded";
    static final String SEALED = "Case Ledger, texts left sealed";
    static final String DECIDED = "Case Ledger, loaded to decide";
    static final String STOCK = "Axon JDBC, read and decoded";
    static final String BARE = "PostgreSQL, the bare query";

    private static final String UNIT = "cases/s";
    private static final int WARM_UP = 20;
    private static final String QUERY = """
            SELECT * FROM ledger.event
             WHERE stream_id = ? AND position <= 9223372036854775807
             ORDER BY sequence
            """;

    private final Database database;
    private final Figures figures;
    private final long wanted;
    private final Duration measured;
    private final Map<String, Opener> openers = new LinkedHashMap<>();
    private Reading reading;
    private TextCost texts;
    private Connection connection;
    private PreparedStatement query;

    /** Opens a case. */
    @FunctionalInterface
    private interface Opener {
        /** Returns whether the case had any events. */
        boolean open(UUID caseId) throws Exception;
    }

    @Override
    public void prepare() throws Exception {
        reading = new Reading(database, wanted);
        connection = reading.dataSource().getConnection();
        query = connection.prepareStatement(QUERY);
        var files = new CaseFiles(reading.opened());
        var left = new CaseFiles(reading.log());
        var engine = new LedgerStorageEngine(reading.log(), new OfficialSeals(reading.texts()));
        openers.put(OURS, id -> files.find(new CaseId(id)).isPresent());
        openers.put(SEALED, id -> left.find(new CaseId(id)).isPresent());
        openers.put(
                DECIDED, id -> engine.readEvents(id.toString(), 0).asStream().count() > 0);
        openers.put(STOCK, this::stock);
        openers.put(BARE, this::bare);
        for (var name : openers.keySet()) {
            rate(name, openers.get(name)); // warm-up for the compiler is not measured
        }
        texts = new TextCost(
                reading.texts(), reading.cases().stream().map(CaseId::new).toList());
        for (int i = 0; i < WARM_UP; i++) {
            texts.sealing();
            texts.opening();
        }
        figures.note(
                "%.1f texts of officers in a case, on average",
                reading.officialTexts() / (double) reading.cases().size());
    }

    private boolean stock(UUID caseId) {
        return reading.stock()
                .engine()
                .readEvents(caseId.toString())
                .asStream()
                .allMatch(event -> event.getPayload() != null && event.getMetaData() != null);
    }

    private boolean bare(UUID caseId) throws SQLException {
        query.setObject(1, caseId);
        int rows = 0;
        try (ResultSet found = query.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                for (int i = 1; i <= columns; i++) {
                    found.getString(i);
                }
                rows++;
            }
        }
        return rows > 0;
    }

    @Override
    public void round(int number) throws Exception {
        for (var name : Rotation.of(List.copyOf(openers.keySet()), number)) {
            here().add(name, UNIT, rate(name, openers.get(name)));
        }
        here().add("a text of an officer, sealed", "µs", texts.sealing());
        here().add("a text of an officer, opened", "µs", texts.opening());
    }

    private double rate(String name, Opener opener) throws Exception {
        var random = new Random(1);
        long begin = System.nanoTime();
        long end = begin + measured.toNanos();
        long opened = 0;
        while (System.nanoTime() < end) {
            CheckFailed.unless(opener.open(any(random)), "%s found no case", name);
            opened++;
        }
        return opened / ((System.nanoTime() - begin) / 1e9);
    }

    private UUID any(Random random) {
        return reading.cases().get(random.nextInt(reading.cases().size()));
    }

    private Figures here() {
        return figures.under("%,d cases", reading.cases().size());
    }

    @Override
    public void targets() {
        figures.atLeast("a case opened, of the bare query", here().ratio(UNIT, OURS, BARE), 0.8);
        figures.atLeast("a case opened, of one whose texts stay sealed", here().ratio(UNIT, OURS, SEALED), 0.9);
    }

    @Override
    public void close() throws SQLException {
        query.close();
        connection.close();
        reading.close();
    }
}
