package org.caseledger.api.subscription;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.CalendarAddresses;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of a person for whoever has its secret address: calendar programs log in nowhere. */
@Hidden
@RestController
@RequiredArgsConstructor
class SubscriptionController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarAddresses addresses;
    private final DueCalendar calendar;

    @GetMapping("/calendar/{token}.ics")
    @FileResponse("text/calendar")
    ResponseEntity<byte[]> calendar(@PathVariable String token, @Nullable String lang) {
        var reader = addresses.reader(token).orElseThrow(NotFoundException::new);
        var text = calendar.of(reader.actor(), "en".equals(lang));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(Digest.of(text))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
