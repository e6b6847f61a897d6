package org.caseledger.bench.commands;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.server.Database;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.Actor;
import org.caseledger.vault.OfficialTexts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as shipped: the command gate, the log, the vault, the signal to other nodes. */
public final class Ours implements Contestant {
    private final HikariDataSource dataSource;
    private final LogSignal signal;
    private final CommandSide ledger;
    private final CommandGate gate;
    private final Stored stored;
    private final LongAdder decisions = new LongAdder();
    private final Clock clock;
    private final long seed;

    /** On an empty ledger. */
    public Ours(Database database, int connections) {
        this(emptied(database), connections, Clock.systemUTC(), 0);
    }

    /** On the existing ledger, at its current time; what it has is not counted. */
    public static Ours onto(Database database, int connections, Clock clock, long seed) {
        return new Ours(database, connections, clock, seed);
    }

    private static Database emptied(Database database) {
        database.emptyLedger();
        return database;
    }

    private Ours(Database database, int connections, Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
        dataSource = database.pool(connections);
        signal = new LogSignal(dataSource);
        var log = new EventLog(dataSource, Database.EVENT_KEY, clock, signal::announce);
        var vault = database.vault(dataSource);
        ledger = CommandSide.over(
                log,
                new OfficialSeals(new OfficialTexts(vault)),
                new BenchOffice(clock, BenchOffice.Sealing.by(vault)));
        gate = ledger.gate();
        ledger.configuration().commandBus().registerHandlerInterceptor((unit, handler) -> {
            decisions.increment();
            return handler.proceed();
        });
        stored = new Stored(
                database.jdbc(),
                "(SELECT * FROM ledger.event WHERE position > %d) AS since".formatted(log.head()),
                "stream_id",
                "sequence",
                "metadata->>'requestId'");
    }

    @Override
    public Client client(long number) {
        return new CaseWorker(seed + number, clock, this::give);
    }

    /** Decides a command and records the resulting events. */
    public void give(ComplaintCommand command, Actor actor, UUID request) {
        gate.give(command, actor, new Request(new RequestId(request), null, null));
    }

    /**
     * How often a command was decided: once, and again whenever another writer had acted first, or what was decided on
     * may have been outdated.
     */
    public long decisions() {
        return decisions.sum();
    }

    @Override
    public long events() {
        return stored.count();
    }

    @Override
    public void check(Set<UUID> answered) {
        stored.check(answered);
        boolean gapFree =
                JdbcClient.create(dataSource).sql("""
                                SELECT min(e.position) = 1 AND max(e.position) = count(*)
                                       AND count(*) = (SELECT position FROM ledger.head)
                                  FROM ledger.event e
                                """).query(Boolean.class).single();
        CheckFailed.unless(gapFree, "positions have gaps");
    }

    @Override
    public void close() {
        ledger.close();
        signal.close();
        dataSource.close();
    }
}
