package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.vault.RowsApart;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a district gives its mirror: events as they are stored, and of the rows in no event what a restore needs, all of
 * it ciphertext or without personal data but the events' own metadata. Database failures are thrown as Spring's
 * {@code DataAccessException}.
 */
public final class OfferedLog {
    /** So many events are one answer, or fewer where they are long. */
    public static final int MOST = 2000;

    /** The widest range of events whose cases are asked for at once. */
    public static final int MOST_RANGE = SegmentFiles.EVENTS;

    private static final int LONG = 4 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    public OfferedLog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Lines of the first events after a position, none after {@code upto}, and then of what {@link #cases} has of
     * these.
     */
    public byte[] records(long after, long upto) {
        var lines = new ByteArrayOutputStream();
        var last = new AtomicLong(after);
        jdbc.sql("""
                        SELECT position, stream_id, sequence, aggregate_type, type, revision,
                               payload::text, metadata::text, event_id, recorded_at, leaf_hash, code
                          FROM ledger.event
                         WHERE position > :after AND position <= :upto
                         ORDER BY position LIMIT :most
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("most", MOST)
                .query(row -> {
                    if (lines.size() < LONG) {
                        lines.writeBytes(event(row).line());
                        lines.write('\n');
                        last.set(row.getLong(1));
                    }
                });
        lines.writeBytes(cases(after, last.get()));
        return lines.toByteArray();
    }

    private static MirroredEvent event(ResultSet row) throws SQLException {
        return new MirroredEvent(
                new StoredEvent(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        Utf8.of(row.getString(7)),
                        Utf8.of(row.getString(8)),
                        row.getObject(9, UUID.class),
                        row.getObject(10, OffsetDateTime.class).toInstant(),
                        row.getBytes(11)),
                row.getBytes(12));
    }

    /** Lines of wrapped keys, numbers and evidence of the cases of the events in this range. */
    public byte[] cases(long after, long upto) {
        return lines(jdbc.sql("""
                                WITH touched AS (
                                    SELECT DISTINCT stream_id FROM ledger.event
                                     WHERE position > :after AND position <= :upto)
                                SELECT row_to_json(r)::text
                                  FROM (SELECT t.stream_id AS case_id, k.wrapped_key, k.created_at,
                                               n.office, n.year, n.number
                                          FROM touched t
                                          LEFT JOIN vault.case_key k ON k.case_id = t.stream_id
                                          LEFT JOIN ledger.case_number n ON n.case_id = t.stream_id
                                         WHERE k.case_id IS NOT NULL OR n.case_id IS NOT NULL) r
                                UNION ALL
                                SELECT row_to_json(r)::text
                                  FROM (SELECT f.case_id, encode(f.sha256, 'hex') AS sha256,
                                               f.suffix, f.bytes, f.kept_at
                                          FROM touched t
                                          JOIN vault.file f ON f.case_id = t.stream_id) r
                                """)
                .param("after", after)
                .param("upto", upto)
                .query(String.class)
                .list());
    }

    private static byte[] lines(List<String> rows) {
        var lines = new ByteArrayOutputStream();
        for (String row : rows) {
            lines.writeBytes(row.getBytes(UTF_8));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** A piece of evidence, sealed; empty if the case has none with this SHA-256 (hex). */
    public Optional<byte[]> file(UUID caseId, String sha256) {
        return jdbc.sql("""
                        SELECT sealed FROM vault.file
                         WHERE case_id = :case AND encode(sha256, 'hex') = :sha256
                        """)
                .param("case", caseId)
                .param("sha256", sha256)
                .query(byte[].class)
                .optional();
    }

    /** Rows of the office, sealed, and the position of the log at which they were read. */
    public record Office(long position, byte[] sealed) {}

    /** Throws {@link org.caseledger.vault.VaultLocked} without the master key. */
    public Office office(Vault vault) {
        return snapshot.execute(status -> {
            long position = jdbc.sql("SELECT position FROM ledger.head")
                    .query(Long.class)
                    .single();
            byte[] rows = lines(OfficeTables.read(jdbc));
            return new Office(position, RowsApart.seal(vault, rows));
        });
    }
}
