package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.SessionsEnded;
import org.caseledger.eventlog.LogSignal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Notifies open pages that what they show may have changed, on whatever node; they then reload it. A page in the
 * background is not notified and loses nothing.
 */
@PageController
class LiveUpdates {
    /** The number of slow readers that can be served at once before others wait. */
    private static final int TELLERS = 16;

    private final LiveAudience audience;

    LiveUpdates(
            LogSignal signal,
            LoginOfSession logins,
            Sessions sessions,
            @Value("${caseledger.live.of-person}") int ofPerson,
            @Value("${caseledger.live.of-address}") int ofAddress) {
        this.audience = new LiveAudience(
                "live-updates",
                signal::subscribeToViews,
                logins,
                sessions,
                new LiveAudience.Size(TELLERS, ofPerson, ofAddress));
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> open(LoggedIn person, HttpServletRequest request) throws IOException {
        var page = new SseEmitter(0L);
        Subscribers.Ear ear = moved -> page.send(moved ? moved() : quiet());
        audience.take(request, person, ear, page::complete);
        page.onCompletion(() -> audience.leave(ear));
        page.onError(e -> audience.leave(ear));
        page.send(SseEmitter.event().comment("open").reconnectTime(2_000));
        audience.join(ear);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy would wait for more
                .body(page);
    }

    private static SseEmitter.SseEventBuilder moved() {
        return SseEmitter.event().name("moved").data("");
    }

    private static SseEmitter.SseEventBuilder quiet() {
        return SseEmitter.event().comment("quiet");
    }

    void endWithoutLogin() {
        audience.endWithoutLogin();
    }

    /** How many there are. */
    int connections() {
        return audience.connections();
    }

    void endAll() {
        audience.endAll();
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
