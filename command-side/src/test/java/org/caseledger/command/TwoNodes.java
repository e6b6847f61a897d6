package org.caseledger.command;

import com.zaxxer.hikari.HikariDataSource;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.testing.TestDatabase;

/** Two nodes of one ledger, which share nothing but the database; they close it when they end. */
public final class TwoNodes implements AutoCloseable {
    private final HikariDataSource database;
    private final HikariDataSource otherPool;
    private final EventLog log;
    private final CommandSide one;
    private final CommandSide other;

    public TwoNodes(HikariDataSource database, Office office) {
        this.database = database;
        otherPool = TestDatabase.another(database);
        log = new EventLog(database, TestDatabase.EVENT_KEY, office.time());
        one = CommandSide.over(log, office);
        other = CommandSide.over(new EventLog(otherPool, TestDatabase.EVENT_KEY, office.time()), office);
    }

    /** The log as the first node has it. */
    public EventLog log() {
        return log;
    }

    public CommandSide one() {
        return one;
    }

    public CommandSide other() {
        return other;
    }

    @Override
    public void close() {
        one.close();
        other.close();
        otherPool.close();
        database.close();
    }
}
