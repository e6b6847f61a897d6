package org.caseledger.bench.visible;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.lives.Lives;
import org.caseledger.bench.lives.Step;
import org.caseledger.bench.server.Database;
import org.caseledger.command.CommandSide;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.views.View;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.caseledger.vault.OfficialTexts;

/**
 * Node A takes commands and maintains no views; node B maintains views and takes no commands. They share nothing but
 * the database and, in this benchmark, the clock that measures the times.
 */
final class TwoNodes {
    private static final int CONNECTIONS = 8;
    private static final int SENDERS = 4;
    private static final long MILLIS_BETWEEN_COMMANDS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private TwoNodes() {}

    /** The nanoseconds from the answer to a command on A to the notification that B's board has it. */
    static Histogram run(Database database, Duration measured) throws Exception {
        database.emptyLedger();
        ViewSchema.migrate(database.own());
        try (HikariDataSource poolOfA = database.pool(CONNECTIONS);
                HikariDataSource poolOfB = database.pool(CONNECTIONS);
                var signalOfA = new LogSignal(poolOfA);
                var signalOfB = new LogSignal(poolOfB)) {
            var clock = Clock.systemUTC();
            var log = new EventLog(poolOfA, Database.EVENT_KEY, clock, signalOfA::announce);
            List<View<?>> views = List.of(new BoardView(poolOfB, BenchOffice.procedures()), new DeadlineView(poolOfB));
            var vault = database.vault(poolOfA);
            try (var ledger = CommandSide.over(
                            log,
                            new OfficialSeals(new OfficialTexts(vault)),
                            new BenchOffice(clock, BenchOffice.Sealing.by(vault)));
                    var viewsOfB =
                            new Views(poolOfB, new EventLog(poolOfB, Database.EVENT_KEY, clock), signalOfB, views);
                    var board = new BoardWatch(database.own(), () -> positionOf(viewsOfB))) {
                viewsOfB.start();
                send(ledger.gate(), board, measured);
                CheckFailed.unless(viewsOfB.awaitPosition(log.head(), LONGEST), "node B did not arrive");
                return board.latencies();
            }
        }
    }

    private static long positionOf(Views views) {
        return views.status().stream()
                .filter(view -> view.name().equals("board"))
                .mapToLong(ViewStatus::position)
                .findFirst()
                .orElse(0);
    }

    private static void send(CommandGate gate, BoardWatch board, Duration measured) throws Exception {
        var scheduler = Executors.newScheduledThreadPool(SENDERS);
        try {
            var senders = new ArrayList<ScheduledFuture<?>>();
            for (int i = 0; i < SENDERS; i++) {
                var sender = new Sender(gate, board, i);
                senders.add(scheduler.scheduleAtFixedRate(
                        sender, i * MILLIS_BETWEEN_COMMANDS, SENDERS * MILLIS_BETWEEN_COMMANDS, TimeUnit.MILLISECONDS));
            }
            // Warms up connections, listeners and compiler first.
            board.watch(WARM_UP);
            board.forget();
            board.watch(measured);
            for (var sender : senders) {
                if (sender.isDone()) {
                    sender.get(); // it ends only by failing
                }
                sender.cancel(false);
            }
        } finally {
            scheduler.shutdown();
            CheckFailed.unless(
                    scheduler.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS), "a command was not answered");
        }
        board.watchUntilAllSeen(LONGEST);
    }

    /** Takes cases through their lives, one command at a time. */
    private static final class Sender implements Runnable {
        private final CommandGate gate;
        private final BoardWatch board;
        private final Lives lives;
        private Iterator<Step> life = List.<Step>of().iterator();

        Sender(CommandGate gate, BoardWatch board, long seed) {
            this.gate = gate;
            this.board = board;
            this.lives = new Lives(seed);
        }

        @Override
        public void run() {
            if (!life.hasNext()) {
                life = lives.next().iterator();
            }
            var step = life.next();
            var outcome = gate.give(step.command().apply(Instant.now()), step.actor(), Request.once());
            board.durable(outcome.position(), System.nanoTime());
        }
    }
}
