package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.caseledger.api.security.ClientAddress;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Sessions;
import org.caseledger.eventlog.LogSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.server.MethodNotAllowedException;

/**
 * Holds the open connections of this node that wait for changes: a few are served at a time, woken by a signal and
 * every 15 seconds, and ended when the person who opened them is no longer logged in.
 */
public final class LiveAudience implements AutoCloseable {
    private static final long COALESCED_MILLIS = 300;
    private static final long QUIET_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(LiveAudience.class);

    private final LoginOfSession logins;
    private final Sessions sessions;
    private final LiveSeats seats;
    private final ThreadPoolExecutor tellers;
    private final Subscribers audience;
    private final Semaphore moved = new Semaphore(0);
    private final LogSignal.Subscription subscription;
    private final Thread teller;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long lookedAt = System.nanoTime();

    /** How many are notified at once, and how many of one person and of one address may listen. */
    public record Size(int tellers, int ofPerson, int ofAddress) {}

    /** {@code signal} subscribes what wakes them; {@code name} is that of the threads. */
    public LiveAudience(
            String name,
            Function<Runnable, LogSignal.Subscription> signal,
            LoginOfSession logins,
            Sessions sessions,
            Size size) {
        this.logins = logins;
        this.sessions = sessions;
        this.seats = new LiveSeats(size.ofPerson(), size.ofAddress());
        this.tellers = new ThreadPoolExecutor(
                size.tellers(),
                size.tellers(),
                QUIET_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons(name),
                new ThreadPoolExecutor.DiscardPolicy()); // once it is closed
        this.audience = new Subscribers(tellers);
        this.subscription = signal.apply(moved::release);
        this.teller = new Thread(this::tell, name);
        teller.setDaemon(true);
        teller.start();
    }

    private static CustomizableThreadFactory daemons(String name) {
        var threads = new CustomizableThreadFactory(name + "-");
        threads.setDaemon(true);
        return threads;
    }

    /**
     * Takes a place for a connection that {@code ending} ends; throws
     * {@link org.caseledger.api.security.TooManyRequestsException} when there is none, and
     * {@link MethodNotAllowedException} for HEAD: what nothing is written to would stay for ever.
     */
    public void take(HttpServletRequest request, LoggedIn person, Subscribers.Ear ear, Runnable ending) {
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            throw new MethodNotAllowedException(HttpMethod.HEAD, List.of(HttpMethod.GET));
        }
        var session = Optional.ofNullable(request.getSession(false)).map(one -> sessions.idOf(one.getId()));
        seats.take(new LiveSeats.Seat(person, ClientAddress.of(request), session, ending), ear);
    }

    /** Tells this one from now on. */
    public void join(Subscribers.Ear ear) {
        audience.join(ear);
    }

    /** Tells this one at once, though nothing has moved. */
    public void tell(Subscribers.Ear ear) {
        audience.tell(ear);
    }

    public void leave(Subscribers.Ear ear) {
        seats.leave(ear);
        audience.leave(ear);
    }

    // Much may change at once: they are notified three times a second at most.
    private void tell() {
        try {
            do {
                boolean any = moved.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS);
                moved.drainPermits();
                audience.tell(any);
                endWithoutLoginInTime();
            } while (!closed.await(COALESCED_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWithoutLoginInTime() {
        if (System.nanoTime() - lookedAt > TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
            lookedAt = System.nanoTime();
            try {
                endWithoutLogin();
            } catch (DataAccessException e) {
                // Whether they are logged in is asked again when the database is back.
                LOG.debug("Live connections are not looked at: {}", e.getMessage());
            }
        }
    }

    /**
     * Ends the connections of people who are no longer logged in: dismissed, changed, expired, or without the session,
     * which another node may have ended.
     */
    public void endWithoutLogin() {
        var gone = seats.people().stream()
                .filter(person -> !logins.isStill(person))
                .toList();
        var before = seats.sessions();
        var ended = new HashSet<>(before);
        if (!before.isEmpty()) {
            ended.removeAll(sessions.among(before));
        }
        seats.end(seat -> gone.contains(seat.person())
                || seat.session().filter(ended::contains).isPresent());
    }

    /** Ends those of these sessions. */
    public void endThoseOf(Set<String> ended) {
        seats.end(seat -> seat.session().filter(ended::contains).isPresent());
    }

    public void endAll() {
        seats.end(seat -> true);
    }

    /** How many there are. */
    public int connections() {
        return seats.size();
    }

    /** Before the server waits for what is under way: these would never end. */
    @Override
    public void close() {
        closed.countDown();
        subscription.close();
        teller.interrupt();
        tellers.shutdownNow();
        endAll();
    }
}
