package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which subscribers are notified of changes, and that none delays another. */
class SubscribersTest {
    private final ExecutorService tellers = Executors.newFixedThreadPool(2);
    private final Subscribers audience = new Subscribers(tellers);

    @AfterEach
    void stop() {
        tellers.shutdownNow();
    }

    @Test
    void whoeverIsSlowHoldsUpNobodyAndIsToldOnceWhatWasMissed() throws Exception {
        var goesOn = new CountDownLatch(1);
        List<Boolean> slow = new CopyOnWriteArrayList<>();
        List<Boolean> quick = new CopyOnWriteArrayList<>();
        audience.join(moved -> {
            slow.add(moved);
            awaited(goesOn);
        });
        audience.join(quick::add);

        for (int n = 1; n <= 3; n++) {
            int times = n;
            audience.tell(n == 2);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(quick).hasSize(times));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(slow).hasSize(1));
        }
        assertThat(quick).containsExactly(false, true, false);

        goesOn.countDown();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(slow).containsExactly(false, true));
        audience.tell(true);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(slow).containsExactly(false, true, true));
    }

    @Test
    void whoeverHasGoneIsToldNothingMore() {
        List<Boolean> told = new CopyOnWriteArrayList<>();
        audience.join(moved -> {
            told.add(moved);
            throw new IOException("gone");
        });
        audience.tell(true);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told).hasSize(1));

        List<Boolean> other = new CopyOnWriteArrayList<>();
        audience.join(other::add);
        audience.tell(true);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(other).hasSize(1));
        assertThat(told).hasSize(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
