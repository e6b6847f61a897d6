package org.caseledger.api.feed;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.openapi.FileResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events of the log for other systems, by pages or, where that is accepted, as a stream. */
@RestController
@Tag(name = "log 日志")
@RequiredArgsConstructor
class FeedController {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LAST_EVENT = "Last-Event-ID";

    private final EventFeed feed;
    private final FeedStreams streams;

    @GetMapping("/api/feed")
    @FileResponse({BATCH, MediaType.TEXT_EVENT_STREAM_VALUE})
    void feed(
            @Nullable String after,
            @Nullable Integer limit,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(defaultValue = "false") boolean proofs,
            @RequestHeader(name = LAST_EVENT, required = false) @Nullable String last,
            LoggedIn person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean streamed = isStreamed(request);
        var from = streamed && last != null ? LAST_EVENT : "after";
        long position = FeedQuery.position(from, from.equals(LAST_EVENT) ? last : after);
        var query = FeedQuery.of(position, limit, type, subject, proofs);
        feed.open(query, from, person.actor());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        if (streamed) {
            streams.open(query, person, request, response);
            return;
        }
        var page = feed.page(query);
        var next = query.from(page.lookedTo()).address();
        response.setHeader(HttpHeaders.LINK, "<%s%s>; rel=\"next\"".formatted(request.getRequestURI(), next));
        response.setHeader("Feed-Position", Long.toString(page.lookedTo()));
        response.setHeader("Feed-End", Long.toString(page.end()));
        response.setContentType(BATCH);
        response.getOutputStream().write(page.batch());
    }

    private static boolean isStreamed(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
