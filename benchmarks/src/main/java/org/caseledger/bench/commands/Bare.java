package org.caseledger.bench.commands;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.server.Database;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.NewEvent;

/**
 * PostgreSQL alone doing what one command requires of it: reading the rows of the case, inserting the events row by
 * row, and committing. Nothing is decided, encoded or decoded.
 */
final class Bare implements Contestant {
    private static final String LOAD = "SELECT * FROM bare.event WHERE stream_id = ? ORDER BY sequence";

    private final HikariDataSource dataSource;
    private final Stored stored;
    private final List<List<NewEvent>> commands;

    Bare(Database database, int connections) {
        BareTable.make(database);
        commands = BareTable.commands(database);
        dataSource = database.pool(connections);
        stored = BareTable.stored(database);
    }

    @Override
    public Client client(long seed) {
        return new Walk(seed);
    }

    @RequiredArgsConstructor
    private final class Walk implements Client {
        private final long client;
        private int next;
        private long pass;

        @Override
        public UUID step() throws SQLException {
            if (next == commands.size()) {
                next = 0;
                pass++;
            }
            List<NewEvent> events = commands.get(next++);
            UUID request = UUID.randomUUID();
            record(events, another(events.get(0).streamId()), request);
            return request;
        }

        private UUID another(UUID stream) {
            return new UUID(stream.getMostSignificantBits() ^ (client << 32 | pass), stream.getLeastSignificantBits());
        }
    }

    private void record(List<NewEvent> events, UUID stream, UUID request) throws SQLException {
        String metadata = events.get(0)
                .metadata()
                .replaceFirst(
                        "\"%s\":\"[^\"]*\"".formatted(RequestId.KEY),
                        "\"%s\":\"%s\"".formatted(RequestId.KEY, request));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            load(connection, stream);
            try (var row = BareTable.insert(connection)) {
                for (var event : events) {
                    BareTable.set(row, event, stream, metadata);
                    row.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static void load(Connection connection, UUID stream) throws SQLException {
        try (var load = connection.prepareStatement(LOAD)) {
            load.setObject(1, stream);
            try (ResultSet rows = load.executeQuery()) {
                while (rows.next()) {
                    rows.getString("payload");
                    rows.getString("metadata");
                }
            }
        }
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
        dataSource.close();
    }
}
