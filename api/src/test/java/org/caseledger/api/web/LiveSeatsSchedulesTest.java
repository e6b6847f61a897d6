package org.caseledger.api.web;

import static org.caseledger.testing.Schedules.together;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.events.Role;
import org.caseledger.testing.Schedules;
import org.caseledger.testing.Schedules.Task;
import org.junit.jupiter.api.Test;

/** Live connections that come, hear and go, in one schedule after the other. */
class LiveSeatsSchedulesTest {
    private static final int OF_PERSON = 2;
    private static final LoggedIn PERSON =
            new LoggedIn(new Person("zhao", "赵", Role.HANDLER, null, true), "", false, Instant.EPOCH);
    private static final LiveSeats.Seat SEAT = new LiveSeats.Seat(PERSON, "10.0.0.1", Optional.empty(), () -> {});

    /** The seats of one person, who has no more than two. */
    private static final class Connections {
        private final LiveSeats seats = new LiveSeats(OF_PERSON, 10);
        private final AtomicInteger refused = new AtomicInteger();

        void take(Subscribers.Ear ear) {
            try {
                seats.take(SEAT, ear);
            } catch (TooManyRequestsException e) {
                refused.incrementAndGet();
            }
        }

        void comeAndGo(Subscribers.Ear ear) {
            take(ear);
            seats.leave(ear);
        }
    }

    private static Subscribers.Ear ear() {
        return new Subscribers.Ear() {
            @Override
            public void hear(boolean moved) {}
        };
    }

    @Test
    void givenMoreConnectionsThanSeats_whenTheyComeAtOnce_thenOneIsRefused() {
        Schedules.hold("live seats, three come for two", () -> {
            var all = new Connections();
            Task<Connections> come = seats -> seats.take(ear());
            together(all, come, come, come);
            require(all.refused.get() == 1 && all.seats.size() == OF_PERSON);
        });
    }

    @Test
    void givenConnections_whenTheyGoAndAreEndedAtOnce_thenEverySeatIsFreeAgainOnce() {
        Schedules.hold("live seats, come, go and ended", () -> {
            var all = new Connections();
            Task<Connections> comeAndGo = connections -> connections.comeAndGo(ear());
            together(all, comeAndGo, comeAndGo, connections -> connections.seats.end(seat -> true));
            for (int i = 0; i <= OF_PERSON; i++) {
                all.take(ear());
            }
            require(all.refused.get() == 1 && all.seats.size() == OF_PERSON);
        });
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("seats are missing or too many");
        }
    }

    /** A subscriber who is told of two changes, each by a thread of its own. */
    private static final class Told {
        private final Semaphore tasks = new Semaphore(0);
        private final AtomicInteger changes = new AtomicInteger();
        private volatile int heard;
        private volatile Runnable task;
        private final Subscribers audience = new Subscribers(next -> {
            task = next;
            tasks.release();
        });

        Told() {
            audience.join(moved -> heard = changes.get());
        }

        void change() {
            changes.incrementAndGet();
            audience.tell(true);
        }

        void listen() throws InterruptedException {
            while (heard < 2) {
                tasks.acquire();
                task.run();
            }
        }
    }

    @Test
    void givenASubscriberThatListens_whenMoreChangesMeanwhile_thenItHearsOfTheLast() {
        Schedules.hold("subscribers, two changes", () -> {
            together(new Told(), Told::change, Told::change, Told::listen);
        });
    }

    /** As {@link Subscribers}, but whether more is owed is looked at before it stops to listen. */
    private static final class CarelessSeat {
        private final Semaphore tasks = new Semaphore(0);
        private final AtomicInteger changes = new AtomicInteger();
        private volatile boolean told = true;
        private volatile boolean listening;
        private volatile int heard;

        void change() {
            changes.incrementAndGet();
            told = false;
            if (!listening) {
                listening = true;
                tasks.release();
            }
        }

        void listen() throws InterruptedException {
            while (heard < 2) {
                tasks.acquire();
                told = true;
                heard = changes.get();
                boolean owed = !told;
                listening = owed;
                if (owed) {
                    tasks.release();
                }
            }
        }
    }

    @Test
    void givenASubscriberThatStopsWithoutALock_whenMoreChangesMeanwhile_thenItsLostWakeUpIsFound() {
        Schedules.hang("subscribers, planted lost wake-up", () -> {
            together(new CarelessSeat(), CarelessSeat::change, CarelessSeat::change, CarelessSeat::listen);
        });
    }
}
