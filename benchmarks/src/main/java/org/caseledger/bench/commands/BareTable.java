package org.caseledger.bench.commands;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.lives.Histories;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;

/**
 * The ledger's own table without the ledger: the same columns, indexes and checks, positions from a sequence, and rows
 * of real events, sealed, prepared in advance.
 */
final class BareTable {
    static final String TABLE = "bare.event";
    static final String INSERT = """
            INSERT INTO bare.event (stream_id, sequence, aggregate_type, type, revision, payload,
                                    metadata, event_id, recorded_at, leaf_hash)
            VALUES (?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?)
            """;

    private static final long SEED = 1;
    private static final int CASES = 300;
    private static final byte[] HASH = new byte[32];

    private static List<List<NewEvent>> prepared = List.of();

    private BareTable() {}

    /**
     * The events of each command, one command after another, with many interleaved cases; sealed once for all
     * contestants.
     */
    static synchronized List<List<NewEvent>> commands(Database database) {
        if (prepared.isEmpty()) {
            prepared = commands(database.vault(database.own()));
        }
        return prepared;
    }

    private static List<List<NewEvent>> commands(Vault vault) {
        var histories = new Histories(SEED, CASES, BenchOffice.Sealing.by(vault));
        var texts = new OfficialTexts(vault);
        var commands = new ArrayList<List<NewEvent>>();
        for (var facts = histories.next(); !facts.isEmpty(); facts = histories.next()) {
            commands.add(facts.stream().map(f -> f.toRecord(texts::seal)).toList());
        }
        return commands;
    }

    static void make(Database database) {
        database.emptyLedger();
        database.renew("bare");
        database.jdbc()
                .sql("CREATE TABLE bare.event (LIKE ledger.event INCLUDING ALL)")
                .update();
        database.jdbc().sql("CREATE SEQUENCE bare.position").update();
        database.jdbc().sql("""
                        ALTER TABLE bare.event ALTER COLUMN position
                          SET DEFAULT nextval('bare.position')
                        """).update();
    }

    static Stored stored(Database database) {
        return new Stored(database.jdbc(), TABLE, "stream_id", "sequence", "metadata->>'requestId'");
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    /** The row of an event as if it had happened to another case, by another request. */
    static void set(PreparedStatement row, NewEvent event, UUID stream, String metadata) throws SQLException {
        row.setObject(1, stream);
        row.setLong(2, event.sequence());
        row.setString(3, event.aggregateType());
        row.setString(4, event.type());
        row.setInt(5, event.revision());
        row.setString(6, event.payload());
        row.setString(7, metadata);
        row.setObject(8, UUID.randomUUID());
        row.setObject(9, OffsetDateTime.now(ZoneOffset.UTC));
        row.setBytes(10, HASH);
    }
}
