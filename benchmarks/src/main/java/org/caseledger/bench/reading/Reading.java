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
import org.caseledger.vault.OfficialTexts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log of past cases, sealed, in the ledger's table and in the framework's. */
final class Reading implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final HikariDataSource dataSource;
    private final EventLog log;
    private final OfficialTexts texts;
    private final StockStore stock;
    private final long events;
    private final List<UUID> cases;

    Reading(Database database, long wanted) {
        database.emptyLedger();
        events = PastLog.fill(database.own(), database.vault(database.own()), wanted);
        StockTable.fill(database, events);
        database.jdbc().sql("ANALYZE ledger.event").update();
        dataSource = database.pool(CONNECTIONS);
        log = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
        texts = new OfficialTexts(database.vault(dataSource));
        stock = StockJdbc.on(database, CONNECTIONS);
        cases = database.jdbc()
                .sql("SELECT stream_id FROM ledger.event WHERE sequence = 0 ORDER BY position")
                .query(UUID.class)
                .list();
    }

    /** As it is stored. */
    EventLog log() {
        return log;
    }

    /** For people: what officers wrote is opened. */
    EventLog opened() {
        return log.opening(texts::openJson);
    }

    OfficialTexts texts() {
        return texts;
    }

    /** How many texts of officers there are in all cases. */
    long officialTexts() {
        return JdbcClient.create(dataSource).sql("""
                        SELECT sum(regexp_count(payload::text, '⟦1:')) FROM ledger.event
                        """).query(Long.class).single();
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
