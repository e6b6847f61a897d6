package org.caseledger.api.drills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.caseledger.api.drills.Load.Acknowledged;
import org.caseledger.testing.JavaProcess;

/**
 * How often and when something is killed: at moments of a seed that is printed, so that a failure can be looked for
 * again ({@code -Ddrills.seed}); longer with {@code -Ddrills.rounds}.
 */
final class Killed {
    private static final long SEED = Long.getLong("drills.seed", System.nanoTime());

    private static final int MOST_REQUESTS = 100;
    private static final int MOST_MILLIS = 50;

    private Killed() {}

    static int rounds(int usual) {
        return Integer.getInteger("drills.rounds", usual);
    }

    static RandomGenerator moments(String what) {
        System.out.printf("drills: %s, -Ddrills.seed=%d%n", what, SEED);
        return new Random(SEED);
    }

    /** Waits until some more requests are acknowledged, and then for a moment. */
    static void awaitMoment(JavaProcess node, RandomGenerator moments) throws InterruptedException {
        int enough = acknowledged(node).size() + 1 + moments.nextInt(MOST_REQUESTS);
        node.await("acknowledgements", lines -> acknowledged(lines).size() >= enough);
        if (!node.livesOn(Duration.ofMillis(moments.nextInt(MOST_MILLIS)))) {
            throw new AssertionError("ended by itself: " + String.join("\n", node.lines()));
        }
    }

    static List<Acknowledged> acknowledged(JavaProcess node) {
        return acknowledged(node.lines());
    }

    private static List<Acknowledged> acknowledged(List<String> lines) {
        return new ArrayList<>(lines.stream()
                .filter(Acknowledged::isLine)
                .map(Acknowledged::of)
                .toList());
    }
}
