package org.caseledger.bench.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.views.Views;

/** The views as shipped, started on empty tables. */
final class OurReplay {
    private static final int CONNECTIONS = 10;
    private static final Duration LONGEST = Duration.ofHours(1);

    private OurReplay() {}

    /** The seconds until all events are in all views. */
    static double run(Database database) throws InterruptedException {
        try (HikariDataSource dataSource = database.pool(CONNECTIONS);
                var signal = new LogSignal(dataSource)) {
            var log = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
            long head = log.head();
            try (var views = new Views(dataSource, log, signal, Replayed.views(dataSource))) {
                long begin = System.nanoTime();
                views.start();
                boolean done = views.awaitPosition(head, LONGEST);
                double seconds = (System.nanoTime() - begin) / 1e9;
                CheckFailed.unless(done, "the views did not arrive: %s", views.status());
                return seconds;
            }
        }
    }
}
