package org.caseledger.api.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.api.web.LiveAudience;
import org.caseledger.api.web.Subscribers;
import org.caseledger.eventlog.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A reader who stays connected (server-sent events): holds one small page, and a thread only while there is something
 * to write and the reader takes it. One who takes nothing for too long is ended, and goes on where it was by
 * {@code Last-Event-ID}.
 */
final class FeedStream implements Subscribers.Ear, WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(FeedStream.class);

    /** What a reader who takes nothing holds of the log. */
    private static final int PAGE = 50;

    /** Yields to other subscribers after this many pages. */
    private static final int PAGES_AT_ONCE = 20;

    private static final long QUIET_NANOS = Duration.ofSeconds(14).toNanos();

    private final EventFeed feed;
    private final LiveAudience audience;
    private final long slowest;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private final AtomicBoolean joined = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean completed = new AtomicBoolean();
    private FeedQuery next;
    private long wroteAt = System.nanoTime();
    private final ServletOutputStream out;
    private volatile @Nullable AsyncContext context;

    FeedStream(FeedQuery query, EventFeed feed, LiveAudience audience, Duration slowest, ServletOutputStream out) {
        this.next = query.upTo(PAGE);
        this.feed = feed;
        this.audience = audience;
        this.slowest = slowest.toNanos();
        this.out = out;
    }

    /** Once it has a place, the answer is its own. */
    void begin(AsyncContext answer) {
        context = answer;
        pending.add(": open\nretry: 2000\n\n".getBytes(UTF_8));
        answer.setTimeout(0);
        answer.addListener(this);
        out.setWriteListener(this);
    }

    /** First when the request has been let go, then whenever more can be written. */
    @Override
    public void onWritePossible() {
        if (ended.get()) {
            complete(); // before it began
            return;
        }
        if (joined.compareAndSet(false, true)) {
            audience.join(this);
        }
        audience.tell(this);
    }

    @Override
    public void hear(boolean moved) throws IOException {
        if (ended.get()) {
            complete(); // it was ended while it began
            return;
        }
        try {
            write();
        } catch (DataAccessException e) {
            Outage.tell(LOG, "The feed goes on when the database is back", e);
        } catch (IOException e) {
            gone(); // the container ends it, in onError
            throw e;
        } catch (RuntimeException e) {
            end();
            throw new IOException("the feed cannot be written", e);
        }
    }

    // The lock keeps the answer from being used again while something is written to it.
    private synchronized void write() throws IOException {
        for (int pages = 0; !ended.get() && isReady(); ) {
            var event = pending.poll();
            if (event != null) {
                out.write(event);
                wroteAt = System.nanoTime();
            } else if (pages++ == PAGES_AT_ONCE) {
                audience.tell(this);
                return;
            } else if (!fill()) {
                if (isReady()) {
                    out.flush();
                }
                return;
            }
        }
    }

    private boolean isReady() {
        if (out.isReady()) {
            return true;
        }
        if (System.nanoTime() - wroteAt > slowest) {
            LOG.debug("A reader of the feed takes nothing for too long");
            end();
        }
        return false;
    }

    /** Takes the next page and sends its end position even if the page has no matching event. */
    private boolean fill() {
        var page = feed.page(next);
        long told = next.after();
        for (var event : page.events()) {
            told = event.position();
            pending.add(text(event));
        }
        if (page.lookedTo() > told) {
            pending.add("id: %d\n\n".formatted(page.lookedTo()).getBytes(UTF_8));
        }
        next = next.from(page.lookedTo());
        if (pending.isEmpty() && System.nanoTime() - wroteAt > QUIET_NANOS) {
            pending.add(": quiet\n\n".getBytes(UTF_8));
        }
        return !pending.isEmpty();
    }

    private static byte[] text(FeedEvent event) {
        var json = new String(event.json(), UTF_8).replace("\r", " ").replace("\n", "\ndata: ");
        return "id: %d\ndata: %s\n\n".formatted(event.position(), json).getBytes(UTF_8);
    }

    /** Ends it; whoever reads connects again by itself. */
    void end() {
        gone();
        if (joined.get()) {
            complete();
        }
    }

    private void gone() {
        audience.leave(this);
        ended.set(true);
    }

    private void complete() {
        var answer = context;
        if (answer != null && completed.compareAndSet(false, true)) {
            answer.complete();
        }
    }

    /** {@link #onError(AsyncEvent)} follows. */
    @Override
    public void onError(Throwable gone) {
        LOG.debug("A reader of the feed is gone: {}", gone.toString());
        gone();
    }

    @Override
    public void onError(AsyncEvent event) {
        gone();
        complete();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        gone();
        completed.set(true);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }
}
