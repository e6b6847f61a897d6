package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.security.ClientAddress;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.SessionsEnded;
import org.caseledger.eventlog.LogSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that what they show may have moved, on whatever node it was done; they ask again
 * what they show. Whoever looks away is told nothing and loses nothing.
 */
@PageController
class LiveUpdates {

    private static final long COALESCED_MILLIS = 300;
    private static final long QUIET_SECONDS = 15;

    /** So many may be slow to read at once before others are told later. */
    private static final int TELLERS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);

    private final LoginOfSession logins;
    private final Sessions sessions;
    private final LiveSeats seats;
    private final ThreadPoolExecutor tellers =
            new ThreadPoolExecutor(
                    TELLERS,
                    TELLERS,
                    QUIET_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    daemons(),
                    new ThreadPoolExecutor.DiscardPolicy()); // once it is closed
    private final Subscribers audience = new Subscribers(tellers);
    private final Semaphore moved = new Semaphore(0);
    private final LogSignal.Subscription subscription;
    private final Thread teller = new Thread(this::tell, "live-updates");
    private final CountDownLatch closed = new CountDownLatch(1);
    private long lookedAt = System.nanoTime();

    LiveUpdates(
            LogSignal signal,
            LoginOfSession logins,
            Sessions sessions,
            @Value("${caseledger.live.of-person}") int ofPerson,
            @Value("${caseledger.live.of-address}") int ofAddress) {
        this.logins = logins;
        this.sessions = sessions;
        this.seats = new LiveSeats(ofPerson, ofAddress);
        this.subscription = signal.subscribeToViews(moved::release);
        teller.setDaemon(true);
        teller.start();
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> open(
            @AuthenticationPrincipal LoggedIn person, HttpServletRequest request)
            throws IOException {
        var page = new SseEmitter(0L);
        var session =
                Optional.ofNullable(request.getSession(false))
                        .map(one -> sessions.idOf(one.getId()));
        var seat = new LiveSeats.Seat(person, ClientAddress.of(request), session);
        seats.take(seat, page);
        Subscribers.Ear ear = moved -> page.send(moved ? moved() : quiet());
        page.onCompletion(() -> leave(page, ear));
        page.onError(e -> leave(page, ear));
        page.send(SseEmitter.event().comment("open").reconnectTime(2_000));
        audience.join(ear);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy would wait for more
                .body(page);
    }

    private void leave(SseEmitter page, Subscribers.Ear ear) {
        seats.leave(page);
        audience.leave(ear);
    }

    private static SseEmitter.SseEventBuilder moved() {
        return SseEmitter.event().name("moved").data("");
    }

    private static SseEmitter.SseEventBuilder quiet() {
        return SseEmitter.event().comment("quiet");
    }

    private static CustomizableThreadFactory daemons() {
        var threads = new CustomizableThreadFactory("live-updates-");
        threads.setDaemon(true);
        return threads;
    }

    // Much may move at once: pages ask again three times a second at most.
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
     * Ends those of whoever is logged in no more: dismissed, changed, for too long, or without the
     * session, which another node may have ended.
     */
    void endWithoutLogin() {
        var gone = seats.people().stream().filter(person -> !logins.isStill(person)).toList();
        var before = seats.sessions();
        var ended = new HashSet<>(before);
        if (!before.isEmpty()) {
            ended.removeAll(sessions.among(before));
        }
        seats.end(
                seat ->
                        gone.contains(seat.person())
                                || seat.session().filter(ended::contains).isPresent());
    }

    /** How many there are. */
    int connections() {
        return seats.size();
    }

    void endAll() {
        seats.end(seat -> true);
    }

    @EventListener
    void endThoseOf(SessionsEnded ended) {
        seats.end(seat -> seat.session().filter(ended.ids()::contains).isPresent());
    }

    /** Before the server waits for what is under way: these would never end. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed.countDown();
        subscription.close();
        teller.interrupt();
        tellers.shutdownNow();
        endAll();
    }
}
