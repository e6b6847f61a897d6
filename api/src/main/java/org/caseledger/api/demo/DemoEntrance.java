package org.caseledger.api.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests while the past of a demo is recorded: times in a log never decrease, so an act in between would move
 * everything that follows to now.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoEntrance extends OncePerRequestFilter {

    private static final String LATER = """
            正在载入示例数据，请稍候。
            The sample data is being recorded. Try again in a moment.
            """;
    private static final String RETRY_AFTER_SECONDS = "5";

    private volatile boolean closed;

    /** What is done behind closed doors. */
    @FunctionalInterface
    interface Recording {
        void record() throws InterruptedException;
    }

    void closedDuring(Recording recording) throws InterruptedException {
        closed = true;
        try {
            recording.record();
        } finally {
            closed = false;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!closed) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(LATER);
    }
}
