package org.caseledger.bench.lives;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;

/** Fills an empty log with the past of a busy office, sealed, through the log's own append. */
public final class PastLog {
    private static final int BATCH = 1_000;
    private static final long SEED = 20_260_101;

    private PastLog() {}

    /** Appends at least this number of events, complete commands only; returns the exact number. */
    public static long fill(DataSource dataSource, Vault vault, long events) {
        var now = new AtomicReference<>(Instant.EPOCH);
        InstantSource time = now::get;
        var log = new EventLog(dataSource, Database.EVENT_KEY, time.withZone(ZoneOffset.UTC));
        var histories = new Histories(SEED, Long.MAX_VALUE, BenchOffice.Sealing.by(vault));
        var texts = new OfficialTexts(vault);
        List<NewEvent> batch = new ArrayList<>();
        long filled = 0;
        while (filled + batch.size() < events) {
            for (var fact : histories.next()) {
                batch.add(fact.toRecord(texts::seal));
                now.set(fact.at());
            }
            if (batch.size() >= BATCH) {
                filled += log.append(batch).size();
                batch.clear();
            }
        }
        return filled + log.append(batch).size();
    }

    /** Fails unless the log is consistent. */
    public static void check(DataSource dataSource) {
        new LogCheck(dataSource, Database.EVENT_KEY).run(position -> {}).ifPresent(fault -> {
            throw new CheckFailed(fault.en());
        });
    }
}
