package org.caseledger.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger with a signed log, for tests: the same events give the same leaves in every database. */
final class ProofOffice {
    static final String ORIGIN = "ledger.test/log";
    static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);
    private static final int CASES = 7;

    final HikariDataSource database;
    final EventLog log;

    /** The log as it stands in the database, whoever wrote it. */
    final EventLog asStored;

    final JdbcTemplate sql;
    final LogKeyFiles files;

    private ProofOffice(HikariDataSource database, Path keys) {
        this.database = database;
        this.log = new EventLog(database, TestDatabase.EVENT_KEY, NOON);
        this.asStored = new EventLog(database, EventKey.missing(), NOON);
        this.sql = new JdbcTemplate(database);
        this.files = new LogKeyFiles(keys);
    }

    /** A new ledger with its key in this folder. */
    static ProofOffice in(Path keys) {
        return new ProofOffice(TestDatabase.fresh(), keys);
    }

    /** Another node of it, with its own files. */
    ProofOffice node(Path keys) {
        return new ProofOffice(TestDatabase.another(database), keys);
    }

    /** A copy from a backup of it, with its own files; this one can no longer be used. */
    ProofOffice copy(Path keys) {
        database.close();
        return new ProofOffice(TestDatabase.copy(database), keys);
    }

    /** Events numbered from the log's head on, in a few cases. */
    ProofOffice append(int count) {
        return append(count, "thing-done");
    }

    ProofOffice append(int count, String type) {
        var events = new ArrayList<NewEvent>();
        long head = log.head();
        for (long n = head; n < head + count; n++) {
            events.add(new NewEvent(
                    new UUID(1, n),
                    "Thing",
                    new UUID(2, n % CASES),
                    NewEvent.NEXT,
                    type,
                    1,
                    "{\"n\":%d}".formatted(n),
                    "{\"actor\":\"wang\"}"));
        }
        log.append(events);
        return this;
    }

    Signer signer() {
        var signer = new Signer(database, TestDatabase.EVENT_KEY, files, NOON);
        signer.keyOrFirst(ORIGIN);
        return signer;
    }

    PublishedLog published() {
        return new PublishedLog(database, log);
    }

    List<VerifierKey> verifiers() {
        return published().keys().stream().map(LogKey::verifier).toList();
    }

    Optional<SignedNote> latest() {
        return published().checkpoint();
    }

    /** All tiles and checkpoints as stored. */
    List<String> stored() {
        return sql.queryForList("""
                SELECT 'tile ' || level || '/' || index || ' ' || encode(hashes, 'hex') FROM proof.tile
                UNION ALL
                SELECT note FROM proof.checkpoint
                 ORDER BY 1
                """, String.class);
    }

    /** Changes what only the owner of the tables can change. */
    void asOwner(String table, String change) {
        sql.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
        try {
            if (sql.update(change) == 0) {
                throw new AssertionError("nothing was changed: " + change);
            }
        } finally {
            sql.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
        }
    }
}
