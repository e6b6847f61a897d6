package org.caseledger.bench.stock;

import org.caseledger.bench.server.Database;

/** The ledger's events in the table of the framework's JDBC engine. */
public final class StockTable {
    private StockTable() {}

    /** Copies the first events of the ledger into a new table. */
    public static void fill(Database database, long events) {
        StockJdbc.open(database, 1).close();
        database.jdbc().sql("""
                        INSERT INTO stock_jdbc.DomainEventEntry (
                            globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber, type, timeStamp,
                            payloadType, payloadRevision, payload, metaData)
                        SELECT position, event_id::text, stream_id::text, sequence, aggregate_type,
                               to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                               type, revision::text, convert_to(payload::text, 'UTF8'),
                               convert_to(metadata::text, 'UTF8')
                          FROM ledger.event WHERE position <= :events ORDER BY position
                        """).param("events", events).update();
        database.jdbc().sql("ANALYZE stock_jdbc.DomainEventEntry").update();
    }
}
