package org.caseledger.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code proof.checkpoint} and {@code proof.cosignature}. */
@RequiredArgsConstructor
final class Checkpoints {
    /** A checkpoint as stored, not verified. */
    record Row(long size, String note) {}

    private final JdbcClient jdbc;

    /** The last checkpoint as the log has signed it. */
    Optional<SignedNote> latest() {
        return jdbc.sql("SELECT note FROM proof.checkpoint ORDER BY size DESC LIMIT 1")
                .query((row, n) -> SignedNote.parse(row.getString("note")))
                .optional();
    }

    /** Its size; 0 if nothing is signed. */
    long latestSize() {
        return jdbc.sql("SELECT coalesce(max(size), 0) FROM proof.checkpoint")
                .query(Long.class)
                .single();
    }

    Optional<SignedNote> of(long size) {
        return jdbc.sql("SELECT note FROM proof.checkpoint WHERE size = :size")
                .param("size", size)
                .query((row, n) -> SignedNote.parse(row.getString("note")))
                .optional();
    }

    /** When a checkpoint of this size was first signed. */
    Optional<Instant> firstSignedFrom(long size) {
        return jdbc.sql("""
                        SELECT signed_at FROM proof.checkpoint
                         WHERE size >= :size ORDER BY size LIMIT 1
                        """)
                .param("size", size)
                .query((row, n) -> row.getTimestamp("signed_at").toInstant())
                .optional();
    }

    Optional<Instant> signedAt(long size) {
        return jdbc.sql("SELECT signed_at FROM proof.checkpoint WHERE size = :size")
                .param("size", size)
                .query((row, n) -> row.getTimestamp("signed_at").toInstant())
                .optional();
    }

    /** The first checkpoints above one size and up to another, by size. */
    List<Row> between(long after, long upto, int limit) {
        return jdbc.sql("""
                        SELECT size, note FROM proof.checkpoint
                         WHERE size > :after AND size <= :upto
                         ORDER BY size LIMIT :limit
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("limit", limit)
                .query((row, n) -> new Row(row.getLong("size"), row.getString("note")))
                .list();
    }

    /** Adds a checkpoint, or signatures to an existing one. */
    void put(long size, SignedNote note, Instant signedAt) {
        jdbc.sql("""
                        INSERT INTO proof.checkpoint (size, note, signed_at)
                        VALUES (:size, :note, :at)
                        ON CONFLICT (size) DO UPDATE SET note = EXCLUDED.note
                        """)
                .param("size", size)
                .param("note", note.toString())
                .param("at", signedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The cosignatures of this size, by witness name. */
    List<NoteSignature> cosignatures(long size) {
        return jdbc
                .sql("SELECT line FROM proof.cosignature WHERE size = :size ORDER BY witness")
                .param("size", size)
                .query((row, n) -> row.getString("line"))
                .list()
                .stream()
                .flatMap(String::lines)
                .map(NoteSignature::parse)
                .toList();
    }

    /** The largest size that a witness has signed. */
    Optional<Cosigned> cosignedBy(String witness) {
        return jdbc.sql("""
                        SELECT size, at FROM proof.cosignature
                         WHERE witness = :witness
                         ORDER BY size DESC
                         LIMIT 1
                        """)
                .param("witness", witness)
                .query((row, n) -> new Cosigned(
                        row.getLong("size"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The largest size that so many witnesses have signed; 0 for none. */
    long cosignedSize(int witnesses) {
        return jdbc.sql("""
                        SELECT size FROM proof.cosignature
                         GROUP BY size HAVING count(*) >= :witnesses
                         ORDER BY size DESC LIMIT 1
                        """)
                .param("witnesses", witnesses)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Those of one witness, by each of its keys; a second answer for the same size is ignored. */
    void addCosignatures(long size, List<NoteSignature> signatures, Instant at) {
        jdbc.sql("""
                        INSERT INTO proof.cosignature (size, witness, line, at)
                        VALUES (:size, :witness, :line, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("size", size)
                .param("witness", signatures.get(0).name())
                .param("line", signatures.stream().map(NoteSignature::line).collect(Collectors.joining("\n")))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
