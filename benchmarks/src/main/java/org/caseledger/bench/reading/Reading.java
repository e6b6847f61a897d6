package org.caseledger.bench.reading;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import lombok.Getter;
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

    @Getter
    private final HikariDataSource dataSource;

    /** As it is stored. */
    @Getter
    private final EventLog log;

    @Getter
    private final OfficialTexts texts;

    @Getter
    private final StockStore stock;

    @Getter
    private final long events;

    @Getter
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

    /** For people: what officers wrote is opened. */
    EventLog opened() {
        return log.opening(texts::openJson);
    }

    /** How many texts of officers there are in all cases. */
    long officialTexts() {
        return JdbcClient.create(dataSource).sql("""
                        SELECT sum(regexp_count(payload::text, '⟦1:')) FROM ledger.event
                        """).query(Long.class).single();
    }

    @Override
    public void close() {
        stock.close();
        dataSource.close();
    }
}
