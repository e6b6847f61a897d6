package org.caseledger.api.offices;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Lets a request through to the office whose host name it has, and to no other: the name by which the container has
 * chosen the host and the name that the application will read must be the same one's. What an office cannot answer now
 * is answered here, so that it takes no place of others.
 */
final class OfficeValve extends ValveBase {
    private static final int MISDIRECTED = 421;
    private static final String RETRY_SECONDS = "5";
    private static final String READINESS = "/actuator/health/readiness";

    private static final Text UNKNOWN = new Text("本服务器没有使用此域名的机构。", "There is no office of this host name here.");
    private static final Text RETIRED =
            new Text("该机构的台账已停用，资料仍予保存。", "The ledger of this office is retired. Its records are kept.");
    private static final Text ELSEWHERE = new Text("该机构由另一节点提供服务。", "This office is served by another node.");
    private static final Text AWAY = new Text(
            "该机构的台账暂时无法使用，其他机构不受影响，请稍后再试。",
            "The ledger of this office is not available now. Please try again in a moment.");
    private static final Text FULL =
            new Text("该机构的请求过多，请稍后再试。", "This office has too many requests at once. Please try again in a moment.");

    /** So many of those that no office answers are read to their end at once. */
    private static final int REFUSED = 20;

    private final Supplier<@Nullable Offices> offices;
    private final Semaphore refused = new Semaphore(REFUSED);

    /** Refuses all requests until the offices are known. */
    OfficeValve(Supplier<@Nullable Offices> offices) {
        super(true);
        this.offices = offices;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var known = offices.get();
        if (known == null) {
            away(request, response, AWAY);
            return;
        }
        var found = known.at(String.valueOf(request.getServerName()).toLowerCase(Locale.ROOT));
        if (found == null) {
            unknown(request, response);
            return;
        }
        var office = found.office();
        var host = office == null ? null : office.host();
        if (found.entry().retired()) {
            answer(request, response, HttpServletResponse.SC_GONE, RETIRED);
        } else if (!found.here()) {
            answer(request, response, MISDIRECTED, ELSEWHERE);
        } else if (office == null || host == null) {
            away(request, response, AWAY);
        } else if (request.getHost() != host) {
            // The name was forwarded, and is not the one by which the request came.
            answer(request, response, MISDIRECTED, UNKNOWN);
        } else {
            pass(office, request, response);
        }
    }

    private void pass(ServedOffice office, Request request, Response response) throws IOException, ServletException {
        boolean goesOn = request.isAsyncDispatching();
        if (!goesOn && !office.enter()) {
            away(request, response, FULL);
            return;
        }
        MDC.put(OfficeOfLine.KEY, office.entry().name());
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                response.finishResponse();
                UnreadBody.read(request);
            }
        } finally {
            MDC.remove(OfficeOfLine.KEY);
            if (!goesOn) {
                office.leave();
            }
        }
    }

    /** Whoever asks the node itself, as a load balancer does, learns that it is there. */
    private void unknown(Request request, Response response) throws IOException {
        if (READINESS.equals(request.getRequestURI())) {
            answer(request, response, HttpServletResponse.SC_OK, new Text("UP", "UP"));
        } else {
            answer(request, response, MISDIRECTED, UNKNOWN);
        }
    }

    private void away(Request request, Response response, Text why) throws IOException {
        response.setHeader("Retry-After", RETRY_SECONDS);
        answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, why);
    }

    private void answer(Request request, Response response, int status, Text text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var said = text.zh().equals(text.en()) ? text.zh() : text.zh() + "\n" + text.en();
        var body = (said + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.finishResponse();
        if (refused.tryAcquire()) {
            try {
                UnreadBody.read(request);
            } finally {
                refused.release();
            }
        } else {
            UnreadBody.leave(request);
        }
    }
}
