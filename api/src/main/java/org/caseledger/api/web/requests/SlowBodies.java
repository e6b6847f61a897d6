package org.caseledger.api.web.requests;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.caseledger.api.security.ClientAddress;
import org.caseledger.api.security.KnownCredentials;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps those who send bodies slowly from holding every thread: so many threads wait for bodies of people whose login
 * is known, and fewer for those of strangers, by address, and for none of them longer than a slow line needs. Whoever
 * comes after that is answered 503 at once. Requests whose body is there, or that have none, always get in.
 */
@Component
public final class SlowBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private static final String RETRY_AFTER_SECONDS = "10";

    private final KnownCredentials known = new KnownCredentials();
    private final BodySeats people;
    /** By port, each of which has threads of its own. */
    private final Map<Connector, BodySeats> strangers = new ConcurrentHashMap<>();

    private final int threads;
    private final Pace pace;

    SlowBodies(
            @Value("${server.tomcat.threads.max:200}") int threads,
            @Value("${caseledger.bodies.grace}") Duration grace,
            @Value("${caseledger.bodies.bytes-a-second}") long bytesASecond) {
        this.people = new BodySeats(threads * 3 / 8, Math.max(1, threads / 8));
        this.threads = threads;
        this.pace = new Pace(grace, bytesASecond);
    }

    /** Before the valves that choose an office or the portal, and after that of the gateways. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Entrance());
    }

    private final class Entrance extends ValveBase {
        Entrance() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!hasLength(request)) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                return;
            }
            try {
                if (hasBody(request) && !isHere(request)) {
                    receive(request, response);
                } else {
                    getNext().invoke(request, response);
                }
            } finally {
                known.remember(request);
            }
        }

        private void receive(Request request, Response response) throws IOException, ServletException {
            var login = known.login(request);
            var seats = login == null ? strangers.computeIfAbsent(request.getConnector(), this::ofStrangers) : people;
            var who = login == null ? ClientAddress.of(request) : login;
            if (!seats.take(who)) {
                UnreadBody.leave(request);
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                return;
            }
            var body = new IncomingBody(request.getCoyoteRequest(), pace, () -> seats.leave(who));
            try {
                getNext().invoke(request, response);
                if (!request.isAsync()) {
                    response.finishResponse();
                    UnreadBody.read(request, mostUnread(request));
                }
            } finally {
                body.end();
            }
        }

        private BodySeats ofStrangers(Connector port) {
            return new BodySeats(threads / 4, Math.max(1, threads / 50));
        }

        private static long mostUnread(Request request) {
            return request.getConnector().getProtocolHandler() instanceof BoundedProtocol http
                    ? http.getMaxSwallowSize()
                    : 0;
        }

        /** False if it says several, or none that is one: whoever asked for it then would fail. */
        private static boolean hasLength(Request request) {
            try {
                request.getContentLengthLong();
                return true;
            } catch (IllegalArgumentException e) {
                // The container has noticed it, and closes the connection after the answer.
                return false;
            }
        }

        private static boolean hasBody(Request request) {
            return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }

        /** Whether it came with its header, so that no thread waits for it. */
        private static boolean isHere(Request request) {
            var sent = request.getCoyoteRequest();
            sent.action(ActionCode.AVAILABLE, true);
            long length = request.getContentLengthLong();
            return length > 0 && sent.getAvailable() >= length;
        }
    }
}
