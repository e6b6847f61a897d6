package org.caseledger.bench.commands;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClosedLoopTest {
    private static final Duration BRIEFLY = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private record Clients(Client client) implements Contestant {
        @Override
        public Client client(long seed) {
            return client;
        }

        @Override
        public long events() {
            return 0;
        }

        @Override
        public void check(Set<UUID> answered) {}

        @Override
        public void close() {}
    }

    @Test
    @Timeout(60)
    void givenAClientWithoutAnAnswer_whenTheTimeIsOver_thenTheContestantHasFailed() {
        var never = new CountDownLatch(1);
        var silent = new Clients(() -> {
            never.await();
            return UUID.randomUUID();
        });

        assertThatThrownBy(() -> ClosedLoop.run(silent, 2, Duration.ZERO, BRIEFLY, TimeUnit.SECONDS.toNanos(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a client has had no answer for 1 s");
    }

    @Test
    void givenAClientThatFails_thenTheReasonIsTold() {
        var broken = new Clients(() -> {
            throw new IllegalArgumentException("out of shared memory");
        });

        assertThatThrownBy(() -> ClosedLoop.run(broken, 2, Duration.ZERO, LONG))
                .hasMessageContaining("out of shared memory");
    }
}
