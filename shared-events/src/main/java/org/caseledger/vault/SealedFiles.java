package org.caseledger.vault;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.text.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files of cases, each sealed under the key of its case (P1.08) and identified by the SHA-256 of its plain contents:
 * uploading the same file again has no effect, and a changed file is detected.
 */
public final class SealedFiles {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int AT_ONCE = 1000;
    private static final int EVENTS_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Vault vault;

    public SealedFiles(DataSource dataSource, Vault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
    }

    /** A stored file: its SHA-256 (hex), its kind by suffix, its size in bytes. */
    public record StoredFile(String sha256, String suffix, long bytes) {}

    /** Stores a file of a case, once. */
    public StoredFile keep(CaseId caseId, byte[] file, String suffix) {
        var digest = Sha256.of(file);
        var hex = HexFormat.of().formatHex(digest);
        jdbc.sql("""
                        INSERT INTO vault.file (case_id, sha256, suffix, bytes, sealed)
                        VALUES (:case, :sha256, :suffix, :bytes, :sealed)
                            ON CONFLICT (case_id, sha256) DO NOTHING
                        """)
                .param("case", caseId.value())
                .param("sha256", digest)
                .param("suffix", suffix)
                .param("bytes", file.length)
                .param("sealed", vault.ofCases().sealFile(caseId, hex, file))
                .update();
        return new StoredFile(hex, suffix, file.length);
    }

    /** The files of a case, in the order in which they were stored. */
    public List<StoredFile> of(CaseId caseId) {
        return jdbc.sql("""
                        SELECT encode(sha256, 'hex') AS sha256, suffix, bytes FROM vault.file
                         WHERE case_id = :case ORDER BY kept_at, sha256
                        """)
                .param("case", caseId.value())
                .query(StoredFile.class)
                .list();
    }

    /** A file that is stored with a case, by its SHA-256 (hex). */
    public record FileOfCase(UUID caseId, String sha256) {}

    /** How many files are stored. */
    public long count() {
        return jdbc.sql("SELECT count(*) FROM vault.file").query(Long.class).single();
    }

    /**
     * The first file that was changed or replaced. Opens all of them, one after the other, but those of cases whose key
     * was destroyed; {@code progress} receives how many.
     */
    public Optional<FileOfCase> firstBroken(LongConsumer progress) {
        var last = new FileOfCase(new UUID(0, 0), "");
        long looked = 0;
        List<FileOfCase> some;
        do {
            some = after(last);
            for (FileOfCase file : some) {
                if (isBroken(file)) {
                    return Optional.of(file);
                }
                progress.accept(++looked);
                last = file;
            }
        } while (!some.isEmpty());
        return Optional.empty();
    }

    private boolean isBroken(FileOfCase file) {
        try {
            open(new CaseId(file.caseId()), file.sha256());
            return false;
        } catch (SealBroken e) {
            return true;
        } catch (KeyDestroyed e) {
            // Without its key the file can be neither checked nor read.
            return false;
        }
    }

    private List<FileOfCase> after(FileOfCase last) {
        return jdbc.sql("""
                        SELECT case_id, encode(sha256, 'hex') AS sha256 FROM vault.file
                         WHERE (case_id, sha256) > (:case, decode(:sha256, 'hex'))
                         ORDER BY case_id, sha256 LIMIT :most
                        """)
                .param("case", last.caseId())
                .param("sha256", last.sha256())
                .param("most", AT_ONCE)
                .query(FileOfCase.class)
                .list();
    }

    /** The event that names the scan of a signature by its SHA-256 (hex), which is not stored. */
    public record MissingScan(long position, String sha256) {}

    /**
     * The first event whose scan is missing: it was there when the signature was recorded. Every event is read, page by
     * page, but few are parsed; {@code progress} receives the positions read so far. Exercises repeat signatures
     * without their scans.
     */
    public Optional<MissingScan> firstMissingScan(LongConsumer progress) {
        long head = jdbc.sql("SELECT coalesce(max(position), 0) FROM ledger.event")
                .query(Long.class)
                .single();
        for (long after = 0; after < head; after += EVENTS_AT_ONCE) {
            long upto = Math.min(after + EVENTS_AT_ONCE, head);
            var missing = firstMissingScan(after, upto);
            if (missing.isPresent()) {
                return missing;
            }
            progress.accept(upto);
        }
        return Optional.empty();
    }

    private Optional<MissingScan> firstMissingScan(long after, long upto) {
        return jdbc.sql("""
                        SELECT e.position, e.payload -> 'occurred' ->> 'paper' AS sha256
                          FROM ledger.event e
                         WHERE e.position > :after AND e.position <= :upto
                           AND CASE WHEN e.payload::text LIKE '%"paper":"%'
                               THEN e.payload -> 'occurred' ->> 'paper' IS NOT NULL
                                    AND NOT EXISTS (
                                        SELECT FROM vault.file f
                                         WHERE f.case_id = e.stream_id
                                           AND encode(f.sha256, 'hex')
                                               = e.payload -> 'occurred' ->> 'paper')
                               ELSE false END
                           AND NOT EXISTS (SELECT FROM ledger.event d
                                            WHERE d.stream_id = e.stream_id
                                              AND d.type = 'CaseDestroyed')
                           AND get_byte(uuid_send(e.stream_id), 6) >> 4 <> 8
                         ORDER BY e.position LIMIT 1
                        """)
                .param("after", after)
                .param("upto", upto)
                .query(MissingScan.class)
                .optional();
    }

    /** The file of a case with this SHA-256 (hex), if it is stored. */
    public Optional<StoredFile> find(CaseId caseId, String sha256) {
        return of(caseId).stream().filter(file -> file.sha256().equals(sha256)).findFirst();
    }

    /**
     * The contents of a file; empty if the case has none with this SHA-256 (hex).
     *
     * @throws KeyDestroyed if the key of the case was destroyed
     * @throws SealBroken if the file was changed or replaced
     */
    public Optional<byte[]> open(CaseId caseId, String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        SELECT sealed FROM vault.file
                         WHERE case_id = :case AND sha256 = decode(:sha256, 'hex')
                        """)
                .param("case", caseId.value())
                .param("sha256", sha256)
                .query(byte[].class)
                .optional()
                .map(bytes -> checked(caseId, sha256, vault.ofCases().openFile(caseId, sha256, bytes)));
    }

    private static byte[] checked(CaseId caseId, String sha256, byte[] file) {
        if (!digest(file).equals(sha256)) {
            throw new SealBroken(caseId, new GeneralSecurityException("another file than " + sha256));
        }
        return file;
    }

    /** The SHA-256 (hex) under which a file is kept. */
    public static String digest(byte[] file) {
        return Sha256.hex(file);
    }
}
