package org.caseledger.api.drills;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;

/** A process that keeps the view of everything that happened, and says by which clock; argument: the database. */
final class LedgerReader {
    private LedgerReader() {}

    public static void main(String[] arguments) throws InterruptedException {
        var database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        var signal = new LogSignal(database);
        var views = new Views(
                database,
                new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC()),
                signal,
                List.of(new HistoryView(database)));
        views.start();
        System.out.println("reading since " + Instant.now());
        System.out.println("reading");
        Thread.currentThread().join();
    }
}
