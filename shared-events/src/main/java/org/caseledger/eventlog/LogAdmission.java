package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Admits a log from before there were authentication codes, once: all its events get their codes and the admission is
 * recorded behind them, in one transaction. Run it as the owner of the schema.
 */
@RequiredArgsConstructor
public final class LogAdmission {
    private static final String PAGE = """
            SELECT * FROM ledger.event WHERE position > ? AND position <= ? ORDER BY position
            """;

    private static final String GIVE = """
            UPDATE ledger.event e SET code = n.code
              FROM unnest(?::bigint[], ?::bytea[]) AS n (position, code)
             WHERE e.position = n.position
            """;

    private final DataSource dataSource;
    private final EventKey key;
    private final Clock clock;

    /** Whether there are events and none of them has a code. */
    public boolean isNeeded() {
        return JdbcClient.create(dataSource).sql("""
                        SELECT EXISTS (SELECT FROM ledger.event)
                           AND NOT EXISTS (SELECT FROM ledger.event WHERE code IS NOT NULL)
                        """).query(Boolean.class).single();
    }

    /** Throws {@link LabelledException} if this is not a log from before. */
    public void requireNeeded() {
        if (!isNeeded()) {
            throw new LabelledException(
                    "账本的事件已有认证码，不需要也不能再次接纳", "the events of this log have their codes: it is not admitted again");
        }
    }

    /**
     * Gives all events their codes, records the events that are made of their number, and writes the rows of these.
     * Throws {@link LabelledException} if this is not a log from before, or if an event disagrees with its leaf hash.
     */
    public List<StoredEvent> admit(LongFunction<List<NewEvent>> admitted, RowsOfEvents rows) {
        requireNeeded();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Head head = EventTable.lockHead(connection);
            for (long after = 0; after < head.position(); after += LogPages.SIZE) {
                give(connection, after, Math.min(head.position(), after + LogPages.SIZE));
            }
            StreamCounts.write(connection, head.position(), key);
            var append = new Append(admitted.apply(head.position()), rows);
            var draft = new Draft(
                    List.of(append), head, head.next(clock), new ExistingRecords(Set.of(), Map.of(), Set.of()));
            if (!EventTable.insert(connection, draft, key)) {
                throw new IllegalStateException("The admission is there already");
            }
            EventTable.note(connection, draft.setBacks());
            draft.writeRows(connection);
            connection.commit();
            return draft.events();
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    private void give(Connection connection, long after, long upto) throws SQLException {
        var positions = new ArrayList<Long>();
        var codes = new ArrayList<byte[]>();
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, after);
            statement.setLong(2, upto);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    StoredEvent event = EventRow.of(row).event();
                    requireAsHashed(event);
                    positions.add(event.position());
                    codes.add(key.code(event));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            statement.setArray(2, connection.createArrayOf("bytea", codes.toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    private static void requireAsHashed(StoredEvent event) {
        if (!Arrays.equals(event.leafHash(), Leaf.hash(event))) {
            throw new LabelledException(Text.format(
                    "位置 %d 的事件与其叶哈希不符，未接纳",
                    "the event at position %d disagrees with its leaf hash: nothing is admitted", event.position()));
        }
    }
}
