package org.caseledger.api.pages;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventlog.LogSignal;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that what they show may have moved, on whatever node it was done; they ask again
 * what they show. Whoever looks away is told nothing and loses nothing.
 */
@Controller
class LiveUpdates {

    private static final long COALESCED_MILLIS = 300;
    private static final long QUIET_SECONDS = 15;

    private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();
    private final Semaphore moved = new Semaphore(0);
    private final LogSignal.Subscription subscription;
    private final Thread teller = new Thread(this::tell, "live-updates");
    private final CountDownLatch closed = new CountDownLatch(1);

    LiveUpdates(LogSignal signal) {
        this.subscription = signal.subscribeToViews(moved::release);
        teller.setDaemon(true);
        teller.start();
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> open() {
        var page = new SseEmitter(0L);
        pages.add(page);
        page.onCompletion(() -> pages.remove(page));
        page.onError(e -> pages.remove(page));
        send(page, SseEmitter.event().comment("open").reconnectTime(2_000));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    // Much may move at once: pages ask again three times a second at most.
    private void tell() {
        try {
            do {
                boolean any = moved.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS);
                moved.drainPermits();
                for (var page : pages) {
                    send(
                            page,
                            any
                                    ? SseEmitter.event().name("moved").data("")
                                    : SseEmitter.event().comment("quiet"));
                }
            } while (!closed.await(COALESCED_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException e) {
            // Its reader has gone; a page that is still there connects again by itself.
            pages.remove(page);
        }
    }

    /** Before the server waits for what is under way: these would never end. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed.countDown();
        subscription.close();
        teller.interrupt();
        pages.forEach(SseEmitter::complete);
    }
}
