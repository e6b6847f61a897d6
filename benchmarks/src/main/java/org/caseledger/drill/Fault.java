package org.caseledger.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What fails while histories are written and read, several at once, at moments and for times of a seed. */
enum Fault {
    NODE_FROZEN {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = node(scene, random).machine();
            machine.freeze();
            return machine::resume;
        }
    },
    NODE_PAUSED {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = node(scene, random).machine();
            for (int n = 0; n < 5; n++) {
                machine.freeze();
                TimeUnit.MILLISECONDS.sleep(1_000);
                machine.resume();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            }
            return () -> {};
        }
    },
    NODE_CUT {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = node(scene, random).machine();
            machine.cut();
            return machine::join;
        }
    },
    NODE_KILLED {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var node = node(scene, random);
            node.machine().kill();
            return () -> node.startUntilItServes(scene.program());
        }
    },
    PRIMARY_FROZEN {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = scene.cluster().leader().machine();
            machine.freeze();
            return machine::resume;
        }
    },
    PRIMARY_CUT {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = scene.cluster().leader().machine();
            machine.cut();
            return machine::join;
        }
    },
    PRIMARY_KILLED {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var member = scene.cluster().leader();
            member.machine().kill();
            return member::start;
        }
    },
    STANDBY_FROZEN {
        @Override
        Undo strike(Scene scene, Random random) throws Exception {
            var machine = scene.cluster().synchronousStandby().machine();
            machine.freeze();
            return machine::resume;
        }
    };

    private static final int LONGEST_OF_NODE = 8;

    /** Longer than Patroni's ttl, so that some end with another primary and some without. */
    private static final int LONGEST_OF_DATABASE = 40;

    /** Ends a fault. */
    @FunctionalInterface
    interface Undo {
        void run() throws Exception;
    }

    abstract Undo strike(Scene scene, Random random) throws Exception;

    boolean isOfNode() {
        return name().startsWith("NODE");
    }

    /** As in a table. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static LedgerNode node(Scene scene, Random random) {
        return scene.nodes().get(random.nextInt(scene.nodes().size()));
    }

    /** One of a node, one of the database, or both at once. */
    static List<Fault> some(Random random) {
        var nodes = List.of(NODE_FROZEN, NODE_PAUSED, NODE_CUT, NODE_KILLED);
        var servers = List.of(PRIMARY_FROZEN, PRIMARY_CUT, PRIMARY_KILLED, STANDBY_FROZEN);
        int which = random.nextInt(5);
        var chosen = new ArrayList<Fault>();
        if (which != 0) {
            chosen.add(nodes.get(random.nextInt(nodes.size())));
        }
        if (which < 3) {
            chosen.add(servers.get(random.nextInt(servers.size())));
        }
        return chosen;
    }

    /** Strikes them one shortly after the other, and ends each after a time of its own. */
    static void play(List<Fault> faults, Scene scene, Random random) throws Exception {
        var struck = new ArrayList<Struck>();
        try {
            for (var fault : faults) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                int longest = fault.isOfNode() ? LONGEST_OF_NODE : LONGEST_OF_DATABASE;
                long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_000 + random.nextInt(longest * 1_000));
                struck.add(new Struck(until, fault.strike(scene, random)));
            }
        } finally {
            struck.sort(Comparator.comparingLong(Struck::until));
            for (var one : struck) {
                TimeUnit.NANOSECONDS.sleep(one.until() - System.nanoTime());
                one.undo().run();
            }
        }
    }

    private record Struck(long until, Undo undo) {}
}
