package org.caseledger.api.deadlines;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.query.sheets.DeadlineSheet;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.sheets.SheetText;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** 时限计算书: how each due time of a case comes about, to be read, printed and counted again. */
@RestController
@Tag(name = "deadlines 时限")
public class SheetController {

    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final CaseReading reading;
    private final DeadlineSheets sheets;
    private final Clock clock;

    SheetController(CaseReading reading, DeadlineSheets sheets, Clock clock) {
        this.reading = reading;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** The sheet as JSON, or with {@code Accept: text/plain} as it is printed. */
    @GetMapping("/api/complaints/{id}/deadline-sheet")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DeadlineSheet.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE)
            })
    public ResponseEntity<Object> sheet(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            @AuthenticationPrincipal LoggedIn person) {
        var sheet = of(id, person);
        boolean printed = accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(printed ? PLAIN : MediaType.APPLICATION_JSON)
                .body(printed ? SheetText.of(sheet) : sheet);
    }

    /** The sheet as of now, for somebody who may see the case. */
    public DeadlineSheet of(String id, LoggedIn person) {
        var caseId = reading.known(CaseReading.caseId(id), person.actor()).caseId();
        return sheets.of(caseId, clock.instant()).orElseThrow(NotFoundException::new);
    }
}
