package org.caseledger.api.web.requests;

import static org.caseledger.testing.Schedules.together;

import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.testing.Schedules;
import org.junit.jupiter.api.Test;

/** Threads that take and leave seats of bodies, in one schedule after the other. */
class BodySeatsSchedulesTest {
    private static final int ALL = 2;

    /** So many who wait at once. */
    private static final class Waiting {
        private final BodySeats seats = new BodySeats(ALL, 1);
        private final AtomicInteger now = new AtomicInteger();

        void receive(String who) {
            if (seats.take(who)) {
                require(now.incrementAndGet() <= ALL);
                now.decrementAndGet();
                seats.leave(who);
            }
        }
    }

    /** As {@link BodySeats}, but what is free is looked at before it is taken. */
    private static final class CarelessSeats {
        private final AtomicInteger taken = new AtomicInteger();

        void take() {
            if (taken.get() < 1) {
                require(taken.incrementAndGet() == 1);
            }
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("more than there are");
        }
    }

    @Test
    void givenThreeBodies_whenTheyAreReceivedAtOnce_thenNeverMoreThanThereAreSeatsAndAllAreFreeAfterwards() {
        Schedules.hold("body seats, three bodies", () -> {
            var waiting = new Waiting();
            together(waiting, all -> all.receive("a"), all -> all.receive("a"), all -> all.receive("b"));
            require(waiting.seats.taken() == 0 && waiting.seats.take("a") && waiting.seats.take("b"));
        });
    }

    @Test
    void givenSeatsThatAreCountedLater_whenTwoComeAtOnce_thenOneTooManyIsFound() {
        Schedules.fail("body seats, planted late count", "more than there are", () -> {
            together(new CarelessSeats(), CarelessSeats::take, CarelessSeats::take);
        });
    }
}
