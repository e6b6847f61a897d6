package org.caseledger.cosigning;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.Signer;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;

/** A ledger that signs; the same events give the same leaves in every database with the same key. */
public final class SignedLedger {
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);

    private final HikariDataSource database = TestDatabase.fresh();
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, NOON);
    private final PublishedLog published = new PublishedLog(database, log);
    private final Signer signer;
    private final VerifierKey key;

    public SignedLedger(Path keys) {
        signer = new Signer(database, TestDatabase.EVENT_KEY, new LogKeyFiles(keys), NOON);
        key = signer.keyOrFirst("ledger.test/log").orElseThrow();
    }

    public VerifierKey key() {
        return key;
    }

    public HikariDataSource database() {
        return database;
    }

    public EventLog log() {
        return log;
    }

    public PublishedLog published() {
        return published;
    }

    /** Events of these streams in turn, numbered from the log's head on; not signed yet. */
    public void append(int count, String type, UUID... streams) {
        var events = new ArrayList<NewEvent>();
        for (long n = log.head(); events.size() < count; n++) {
            events.add(new NewEvent(
                    new UUID(1, n),
                    "Thing",
                    streams[(int) (n % streams.length)],
                    NewEvent.NEXT,
                    type,
                    1,
                    "{\"n\":%d}".formatted(n),
                    "{\"actor\":\"wang\"}"));
        }
        log.append(events);
    }

    /** The checkpoint after some more events. */
    public SignedNote grow(int count) {
        return grow(count, "thing-done");
    }

    public SignedNote grow(int count, String type) {
        append(count, type, new UUID(2, 1), new UUID(2, 2));
        return sign();
    }

    public SignedNote sign() {
        return signer.run().orElseThrow();
    }

    /** Whether everything published is cosigned by this witness. */
    public boolean isCosignedBy(VerifierKey witness) {
        return published.checkpoint().stream()
                .flatMap(note -> note.verify(List.of(key, witness)).stream())
                .anyMatch(witness::equals);
    }
}
