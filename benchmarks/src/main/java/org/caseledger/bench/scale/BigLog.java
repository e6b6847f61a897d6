package org.caseledger.bench.scale;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caseledger.bench.scale.Template.Replica;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.StreamCounts;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.CaseId;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A log that grows by whole blocks through COPY, with correct positions, times and leaf hashes, and every text sealed
 * under the key of its own case. In the last block only the cases that have ended by then are complete; the others are
 * open.
 */
final class BigLog {
    private static final String COPY = """
            COPY ledger.event (position, stream_id, sequence, aggregate_type, type, revision, payload,
                               metadata, event_id, recorded_at, leaf_hash, code) FROM STDIN
            """;
    private static final int AT_ONCE = 1_000;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final Database database;
    private final Block block;
    private final Vault vault;
    private final OfficialTexts official;
    private final int blocksInAll;
    private int blocks;

    BigLog(Database database, Block block, Vault vault, int blocksInAll) {
        this.database = database;
        this.block = block;
        this.vault = vault;
        this.official = new OfficialTexts(vault);
        this.blocksInAll = blocksInAll;
    }

    /** A log of so many cases at once. */
    static BigLog filled(Database database, Vault vault, AtSize here) throws Exception {
        var block = Block.within(here.cases());
        int blocks = here.cases() / block.cases();
        var log = new BigLog(database, block, vault, blocks);
        here.step("filling the log", () -> log.growTo(blocks));
        return log;
    }

    /** Grows to this number of blocks. */
    void growTo(int wanted) throws SQLException {
        while (blocks < wanted) {
            add(blocks == wanted - 1);
        }
        database.jdbc().sql("""
                        ALTER TABLE ledger.stream DISABLE TRIGGER USER;
                        TRUNCATE ledger.stream;
                        ALTER TABLE ledger.stream ENABLE TRIGGER USER
                        """).update();
        new StreamCounts(database.own(), Database.EVENT_KEY).complete();
        database.jdbc().sql("ANALYZE ledger.event; ANALYZE ledger.stream").update();
    }

    /** The time at the end of the log. */
    Instant now() {
        return block.lastBegin().plus(later(blocks - 1));
    }

    /** The last repetition happens now, the others before it. */
    private Duration later(int repetition) {
        return block.length().multipliedBy(repetition - blocksInAll + 1L);
    }

    private void add(boolean last) throws SQLException {
        var replica = new Replica(
                MIX * (blocks + 1L),
                later(blocks),
                (long) blocks * block.cases(),
                (caseId, text) -> block.text(text).seal(caseId, vault, official));
        List<Template> templates = block.templates().stream()
                .filter(t -> !last || !t.at().isAfter(block.lastBegin()))
                .toList();
        Set<CaseId> cases = new HashSet<>();
        templates.forEach(t -> cases.add(new CaseId(replica.id(t.caseId().value()))));
        vault.prepare(cases);
        try (Connection connection = database.own().getConnection()) {
            connection.setAutoCommit(false);
            long position = head(connection);
            copy(connection, templates, replica, position);
            var end = templates.get(templates.size() - 1).at().plus(replica.later());
            moveHead(connection, position + templates.size(), end);
            connection.commit();
        }
        blocks++;
    }

    // Rows are computed on one thread while earlier ones are copied on another.
    private static void copy(Connection connection, List<Template> templates, Replica replica, long position)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        var next = rows(templates, 0, replica, position);
        for (int from = 0; from < templates.size(); from += AT_ONCE) {
            byte[] rows = next.join();
            next = rows(templates, from + AT_ONCE, replica, position);
            copy.writeToCopy(rows, 0, rows.length);
        }
        copy.endCopy();
    }

    private static CompletableFuture<byte[]> rows(List<Template> templates, int from, Replica replica, long position) {
        return CompletableFuture.supplyAsync(() -> {
            var rows = new ByteArrayOutputStream();
            int end = Math.min(from + AT_ONCE, templates.size());
            for (int i = from; i < end; i++) {
                var template = templates.get(i);
                Instant at = template.at().plus(replica.later());
                rows.writeBytes(row(position + i + 1, template.of(replica), at));
            }
            return rows.toByteArray();
        });
    }

    private static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT position FROM ledger.head FOR UPDATE")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void moveHead(Connection connection, long position, Instant at) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        UPDATE ledger.head
                           SET position = ?, recorded_at = greatest(recorded_at, ?)
                        """)) {
            statement.setLong(1, position);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static byte[] row(long position, NewEvent e, Instant at) {
        var event = new StoredEvent(
                        position,
                        e.streamId(),
                        e.sequence(),
                        e.aggregateType(),
                        e.type(),
                        e.revision(),
                        Utf8.of(e.payload()),
                        Utf8.of(e.metadata()),
                        e.eventId(),
                        at,
                        new byte[0])
                .hashed();
        return String.join(
                        "\t",
                        String.valueOf(position),
                        e.streamId().toString(),
                        String.valueOf(e.sequence()),
                        e.aggregateType(),
                        e.type(),
                        String.valueOf(e.revision()),
                        e.payload().replace("\\", "\\\\"),
                        e.metadata().replace("\\", "\\\\"),
                        e.eventId().toString(),
                        at.toString(),
                        bytea(event.leafHash()),
                        bytea(Database.EVENT_KEY.code(event)))
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
