package org.caseledger.bench.commands;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.NewEvent;

/** PostgreSQL alone inserting the events of different cases, a given number of rows per insert and commit. */
final class Inserts implements Contestant {
    private final HikariDataSource dataSource;
    private final Stored stored;
    private final List<NewEvent> events;
    private final int rows;

    Inserts(Database database, int connections, int rows) {
        BareTable.make(database);
        this.dataSource = database.pool(connections);
        this.stored = BareTable.stored(database);
        this.events =
                BareTable.commands(database).stream().flatMap(List::stream).toList();
        this.rows = rows;
    }

    @Override
    public Client client(long seed) {
        return new Client() {
            private int next;

            @Override
            public UUID step() throws SQLException {
                var batch = new ArrayList<NewEvent>();
                for (int i = 0; i < rows; i++) {
                    batch.add(events.get(next++ % events.size()));
                }
                insert(batch);
                return UUID.randomUUID();
            }
        };
    }

    private void insert(List<NewEvent> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var row = BareTable.insert(connection)) {
                for (var event : batch) {
                    BareTable.set(row, event, UUID.randomUUID(), event.metadata());
                    row.addBatch();
                }
                row.executeBatch();
            }
            connection.commit();
        }
    }

    @Override
    public long events() {
        return stored.count();
    }

    @Override
    public void check(Set<UUID> answered) {
        CheckFailed.unless(
                events() == (long) answered.size() * rows,
                "%d inserts of %d rows were answered, there are %d rows",
                answered.size(),
                rows,
                events());
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
