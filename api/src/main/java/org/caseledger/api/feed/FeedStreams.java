package org.caseledger.api.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.SessionsEnded;
import org.caseledger.api.web.LiveAudience;
import org.caseledger.eventlog.LogSignal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The readers of the feed that stay connected to this node. */
@Component
class FeedStreams {
    /** So many read from the database at once. */
    private static final int TELLERS = 4;

    private final EventFeed feed;
    private final LiveAudience audience;
    private final Duration slowest;

    FeedStreams(
            EventFeed feed,
            LogSignal signal,
            LoginOfSession logins,
            Sessions sessions,
            @Value("${caseledger.feed.of-person}") int ofPerson,
            @Value("${caseledger.feed.of-address}") int ofAddress,
            @Value("${caseledger.feed.slowest}") Duration slowest) {
        this.feed = feed;
        this.slowest = slowest;
        this.audience = new LiveAudience(
                "feed", signal::subscribe, logins, sessions, new LiveAudience.Size(TELLERS, ofPerson, ofAddress));
    }

    /** Answers this request with what is asked for, from now on. */
    void open(FeedQuery query, LoggedIn person, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var stream = new FeedStream(query, feed, audience, slowest, response.getOutputStream());
        audience.take(request, person, stream, stream::end);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy would wait for more
        stream.begin(request.startAsync(request, response));
    }

    void endWithoutLogin() {
        audience.endWithoutLogin();
    }

    /** How many there are. */
    int connections() {
        return audience.connections();
    }

    @EventListener
    void endThoseOf(SessionsEnded ended) {
        audience.endThoseOf(ended.ids());
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        audience.close();
    }
}
