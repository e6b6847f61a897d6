package org.caseledger.bench.commands;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.stock.StockStore;
import org.caseledger.command.CommandSide;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.jspecify.annotations.Nullable;

/** The same aggregate, commands and events on one of the framework's own storage engines. */
final class Stock implements Contestant {
    private final StockStore store;
    private final CommandSide ledger;
    private final Stored stored;

    Stock(Database database, StockStore store, @Nullable Cache cache) {
        this.store = store;
        ledger = CommandSide.over(store.engine(), store.transactions(), new BenchOffice(Clock.systemUTC()), cache);
        var columns = store.columns();
        stored = new Stored(
                database.jdbc(),
                store.table(),
                columns.stream(),
                columns.sequence(),
                store.json().formatted(columns.metadata()) + "::json->>'requestId'");
    }

    @Override
    public Client client(long seed) {
        return new CaseWorker(
                seed,
                Clock.systemUTC(),
                (command, actor, request) ->
                        ledger.send(command, actor, new Request(new RequestId(request), null, null)));
    }

    @Override
    public long events() {
        return stored.count();
    }

    @Override
    public void check(Set<UUID> answered) {
        stored.check(answered);
    }

    @Override
    public void close() {
        ledger.close();
        store.close();
    }
}
