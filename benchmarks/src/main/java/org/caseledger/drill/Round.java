package org.caseledger.drill;

import java.time.Duration;
import java.util.List;
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
            old.kill();
            load.await(ENOUGH, struck, GO_ON);
            old.start();
        }
    },
    FREEZE("the primary's machine is suspended (SIGSTOP), replaced, and resumed") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var old = scene.cluster().leader();
            long struck = System.nanoTime();
            old.freeze();
            load.await(ENOUGH, struck, GO_ON);
            old.resume();
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
            Member.freeze(receiver);
            long frozen = System.nanoTime();
            int before = load.unknown();
            var cancelled = new int[1];
            Await.until(() -> "a commit that waited for the standby is answered 503 outcome-unknown", GO_ON, () -> {
                cancelled[0] += cancelWaiting(scene.cluster());
                return cancelled[0] > 0 && load.unknown() > before;
            });
            long resumed = System.nanoTime();
            standby.resume();
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
            old.cut();
            load.await(ENOUGH, struck, GO_ON);
            old.join();
            load.await(ENOUGH, System.nanoTime(), GO_ON);
        }
    },
    STANDBY("the synchronous standby's machine is killed") {
        @Override
        void play(Scene scene, Load load) throws Exception {
            var standby = scene.cluster().synchronousStandby();
            long struck = System.nanoTime();
            standby.kill();
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
            old.kill();
            old.emptyDisk();
            old.start();
        }
    };

    /** The rounds for each build. */
    static final List<Round> SHORT = List.of(KILL, FREEZE, CANCEL);

    private static final int ENOUGH = 40;

    /** Patroni's ttl, a promotion and what a busy machine adds. */
    private static final Duration GO_ON = Duration.ofSeconds(150);

    @Getter
    private final String what;

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
