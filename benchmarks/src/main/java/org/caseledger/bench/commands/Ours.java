package org.caseledger.bench.commands;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.caseledger.bench.SelfCheckFailed;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.server.Database;
import org.caseledger.command.Request;
import org.caseledger.command.RequestId;
import org.caseledger.command.axon.AxonLedger;
import org.caseledger.command.axon.CommandGate;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as it is shipped: the gate for commands, the log, the signal to other nodes. */
final class Ours implements Contestant {

    private final HikariDataSource dataSource;
    private final LogSignal signal;
    private final AxonLedger ledger;
    private final CommandGate gate;
    private final Stored stored;

    Ours(Database database, int connections) {
        database.emptyLedger();
        dataSource = database.pool(connections);
        signal = new LogSignal(dataSource);
        var clock = Clock.systemUTC();
        var log = new EventLog(dataSource, clock, signal::announce);
        ledger = new AxonLedger(log, new BenchOffice(clock));
        gate = new CommandGate(ledger, log);
        stored =
                new Stored(
                        database.jdbc(),
                        "ledger.event",
                        "stream_id",
                        "sequence",
                        "metadata->>'requestId'");
    }

    @Override
    public Client client(long seed) {
        return new CaseWorker(
                seed,
                (command, actor, request) ->
                        gate.give(command, actor, new Request(new RequestId(request), null, null)));
    }

    @Override
    public long events() {
        return stored.count();
    }

    @Override
    public void check(Set<UUID> answered) {
        stored.check(answered);
        boolean gapFree =
                JdbcClient.create(dataSource)
                        .sql(
                                """
                                SELECT min(e.position) = 1 AND max(e.position) = count(*)
                                       AND count(*) = (SELECT position FROM ledger.head)
                                  FROM ledger.event e
                                """)
                        .query(Boolean.class)
                        .single();
        SelfCheckFailed.unless(gapFree, "positions have gaps");
    }

    @Override
    public void close() {
        ledger.close();
        signal.close();
        dataSource.close();
    }
}
