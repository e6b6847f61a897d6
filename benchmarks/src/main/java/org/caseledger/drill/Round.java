package org.caseledger.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;

/** What fails, and how it comes back, under load. */
@RequiredArgsConstructor
enum Round {
    UPGRADE("the nodes are replaced by those of the next version, one after the other") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            scene.migrate();
            for (var node : scene.nodes()) {
                long struck = System.nanoTime();
                node.stop();
                node.start(scene.program());
                load.await(ENOUGH, struck, GO_ON);
            }
        }
    },
    KILL("the primary's machine is killed (SIGKILL)") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var old = scene.cluster().leader();
            long struck = System.nanoTime();
            old.machine().kill();
            load.await(ENOUGH, struck, GO_ON);
            old.start();
        }
    },
    FREEZE("the primary's machine is suspended (SIGSTOP), replaced, and resumed") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var old = scene.cluster().leader();
            long struck = System.nanoTime();
            old.machine().freeze();
            load.await(ENOUGH, struck, GO_ON);
            old.machine().resume();
            load.await(ENOUGH, System.nanoTime(), GO_ON);
        }
    },
    CANCEL("the synchronous standby stands still, and commits that wait for it are cancelled") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var standby = scene.cluster().synchronousStandby();
            var receiver = scene.cluster()
                    .sqlOn(standby)
                    .sql("SELECT pid FROM pg_stat_wal_receiver")
                    .query(String.class)
                    .single();
            Machine.freeze(receiver);
            long frozen = System.nanoTime();
            int before = load.unknown();
            var cancelled = new int[1];
            Await.until(() -> "a commit that waited for the standby is answered 503 outcome-unknown", GO_ON, () -> {
                cancelled[0] += cancelWaiting(scene.cluster());
                return cancelled[0] > 0 && load.unknown() > before;
            });
            long resumed = System.nanoTime();
            standby.machine().resume();
            System.err.printf("  %d waits cancelled%n", cancelled[0]);
            CheckFailed.unless(load.within(frozen, resumed) == 0, "201 was answered while no standby had it");
            load.await(ENOUGH, resumed, GO_ON);
        }
    },
    CUT("the primary's machine is cut off the network, replaced, and joined again") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var old = scene.cluster().leader();
            long struck = System.nanoTime();
            old.machine().cut();
            load.await(ENOUGH, struck, GO_ON);
            old.machine().join();
            load.await(ENOUGH, System.nanoTime(), GO_ON);
        }
    },
    STANDBY("the synchronous standby's machine is killed") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var standby = scene.cluster().synchronousStandby();
            long struck = System.nanoTime();
            standby.machine().kill();
            load.await(ENOUGH, struck, GO_ON);
            standby.start();
        }
    },
    DISK("the primary's disk is full, until another one was promoted") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var old = scene.cluster().leader();
            old.fillDisk();
            Await.until(() -> "another primary", GO_ON, () -> {
                scene.cluster().beginWalFile(old);
                return scene.cluster().isReplaced(old);
            });
            load.await(ENOUGH, System.nanoTime(), GO_ON);
            // Its etcd has ended, too.
            old.machine().kill();
            old.emptyDisk();
            old.start();
        }
    },
    NODE_FREEZE("a node of the ledger stands still (SIGSTOP) five times, for some 10 s each", 3.0) {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var node = scene.nodes().get(0).machine();
            for (int n = 0; n < 5; n++) {
                long struck = System.nanoTime();
                node.freeze();
                load.await(MANY, struck, GO_ON);
                node.resume();
                load.await(ENOUGH, System.nanoTime(), GO_ON);
            }
        }
    },
    NODE_CUT("a node of the ledger is cut off the network, and joined again", 3.0) {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var node = scene.nodes().get(0).machine();
            long struck = System.nanoTime();
            node.cut();
            load.await(2 * MANY, struck, GO_ON);
            node.join();
            load.await(ENOUGH, System.nanoTime(), GO_ON);
        }
    },
    NODE_PAUSES("a node of the ledger stands still for a second, 20 times", 3.0) {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var node = scene.nodes().get(0).machine();
            for (int n = 0; n < 20; n++) {
                node.freeze();
                TimeUnit.SECONDS.sleep(1);
                node.resume();
                load.await(FEW, System.nanoTime(), GO_ON);
            }
        }
    };

    /** The rounds for each build. */
    static final List<Round> SHORT = List.of(KILL, FREEZE, CANCEL);

    private static final int FEW = 10;
    private static final int ENOUGH = 40;
    private static final int MANY = 150;

    /** Patroni's ttl, a promotion and what a busy machine adds. */
    private static final Duration GO_ON = Duration.ofSeconds(150);

    @Getter
    private final String what;

    /** The longest time in seconds that may pass without an acknowledgement. */
    @Getter
    private final double longestPause;

    Round(String what) {
        this(what, Double.POSITIVE_INFINITY);
    }

    /** Does it; returns when everything was set to come back. */
    abstract void play(Scene scene, Load load) throws Exception;

    private static int cancelWaiting(Cluster cluster) throws Exception {
        return cluster.sql("postgres").sql("""
                        SELECT count(*) FILTER (WHERE pg_cancel_backend(pid))
                          FROM pg_stat_activity
                         WHERE wait_event = 'SyncRep' AND usename = 'caseledger_app'
                        """).query(Integer.class).single();
    }
}
