package org.caseledger.bench.reading;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.stock.StockJdbc;
import org.caseledger.bench.stock.StockStore;
import org.caseledger.bench.stock.StockTable;
import org.caseledger.eventlog.EventLog;

/** A log of past cases, in the ledger's table and in the framework's. */
final class Reading implements AutoCloseable {

    private static final int CONNECTIONS = 10;

    private final HikariDataSource dataSource;
    private final EventLog log;
    private final StockStore stock;
    private final long events;
    private final List<UUID> cases;

    Reading(Database database, long wanted) {
        database.emptyLedger();
        events = PastLog.fill(database.own(), wanted);
        StockTable.fill(database, events);
        database.jdbc().sql("ANALYZE ledger.event").update();
        dataSource = database.pool(CONNECTIONS);
        log = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
        stock = StockJdbc.on(database, CONNECTIONS);
        cases =
                database.jdbc()
                        .sql(
                                "SELECT stream_id FROM ledger.event WHERE sequence = 0 ORDER BY position")
                        .query(UUID.class)
                        .list();
    }

    EventLog log() {
        return log;
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    StockStore stock() {
        return stock;
    }

    long events() {
        return events;
    }

    List<UUID> cases() {
        return cases;
    }

    @Override
    public void close() {
        stock.close();
        dataSource.close();
    }
}
