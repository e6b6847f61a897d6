package org.caseledger.api.replica;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says of each request of a person what it has to see: what this session has recorded, and what {@code ?after=} names.
 * The session remembers where the log was when it last recorded something.
 */
@RequiredArgsConstructor
public final class ReadYourWrites extends OncePerRequestFilter {
    private static final String RECORDED = "recorded";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final EventLog log;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getUserPrincipal() == null) {
            chain.doFilter(request, response);
        } else if (READING.contains(request.getMethod())) {
            read(request, response, chain);
        } else {
            record(request, response, chain);
        }
    }

    private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        long recorded = session == null ? 0 : recorded(session);
        long position = Math.max(recorded, position(request.getParameter("after")));
        new Reading(position, request.getHeader("HX-Request") != null).begin();
        try {
            chain.doFilter(request, response);
        } finally {
            Reading.end();
        }
    }

    private static long recorded(HttpSession session) {
        return position((String) session.getAttribute(RECORDED));
    }

    /** 0 for what is no position: whoever takes the parameter refuses it. */
    private static long position(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    // Before the answer leaves: the next request may follow at once, on another node.
    private void record(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long before = log.recorded();
        var answer = new OnCommittedResponseWrapper(response) {
            @Override
            protected void onResponseCommitted() {
                remember(request, before);
            }
        };
        try {
            chain.doFilter(request, answer);
        } finally {
            remember(request, before);
        }
    }

    private void remember(HttpServletRequest request, long before) {
        long now = log.recorded();
        var session = request.getSession(false);
        // Another node may have recorded more for it than this one has seen.
        if (now > before && session != null && now > recorded(session)) {
            session.setAttribute(RECORDED, Long.toString(now));
        }
    }
}
