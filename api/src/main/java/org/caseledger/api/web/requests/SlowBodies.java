package org.caseledger.api.web.requests;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps those who send bodies slowly from holding every thread: half of the threads wait for bodies at most, a quarter
 * for those of one address, and for none of them longer than a slow line needs. Whoever comes after that is answered
 * 503 at once. Requests without a body always get in.
 */
@Component
class SlowBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String RETRY_AFTER_SECONDS = "10";

    private final BodySeats seats;
    private final Pace pace;

    SlowBodies(
            @Value("${server.tomcat.threads.max:200}") int threads,
            @Value("${caseledger.bodies.grace}") Duration grace,
            @Value("${caseledger.bodies.bytes-a-second}") long bytesASecond) {
        this.seats = new BodySeats(threads / 2, threads / 4);
        this.pace = new Pace(grace, bytesASecond);
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
            if (!hasBody(request)) {
                getNext().invoke(request, response);
                return;
            }
            var address = request.getRemoteAddr();
            if (!seats.take(address)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                return;
            }
            var body = new IncomingBody(request.getCoyoteRequest(), pace, () -> seats.leave(address));
            try {
                getNext().invoke(request, response);
            } finally {
                body.end();
            }
        }

        private static boolean hasBody(Request request) {
            return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }
    }
}
