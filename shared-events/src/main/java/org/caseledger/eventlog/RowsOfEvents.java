package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows that are made from events, in the transaction in which these are recorded, so that there are never
 * the ones without the others. It does nothing else and does not wait: the head of the log is locked meanwhile.
 */
@FunctionalInterface
public interface RowsOfEvents {
    /** The events are at the places that they have once the transaction is committed. */
    void write(Connection connection, List<StoredEvent> events) throws SQLException;
}
