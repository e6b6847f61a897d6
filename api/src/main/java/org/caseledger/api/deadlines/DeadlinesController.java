package org.caseledger.api.deadlines;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.sheets.DeadlineSheet;
import org.caseledger.query.sheets.SheetText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 时限: what is due, how the limits were kept, and how each due time of a case comes about. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class DeadlinesController {
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final String DEADLINES = "deadlines 时限";
    private static final String FIGURES = "figures 数字的由来";

    private final DeadlineLists lists;
    private final ComplianceFigures figures;
    private final DeadlineSheetReading sheets;

    @Tag(name = DEADLINES)
    @GetMapping("/deadlines")
    DeadlineLists.Listed list(DeadlineLists.Question question, LoggedIn person) {
        return lists.list(question, person.actor());
    }

    @Tag(name = DEADLINES)
    @GetMapping("/deadlines/calendar")
    DeadlineLists.DueMonth calendar(@Nullable String month, DeadlineLists.Question question, LoggedIn person) {
        return lists.calendar(month, question, person.actor());
    }

    @Tag(name = DEADLINES)
    @GetMapping("/deadlines/compliance")
    ComplianceFigures.Kept compliance(ComplianceFigures.Period period, LoggedIn person) {
        return figures.compliance(period, person.actor());
    }

    @Tag(name = FIGURES)
    @GetMapping("/deadlines/compliance/cases")
    ComplianceFigures.Clocks clocks(
            ComplianceFigures.Behind behind, @Nullable ComplianceFigure figure, LoggedIn person) {
        return figures.clocks(behind, figure, person.actor());
    }

    @Tag(name = FIGURES)
    @GetMapping("/deadlines/verdicts/cases")
    ComplianceFigures.Verdicts verdicts(
            ComplianceFigures.Behind behind, @Nullable SourceVerdict verdict, LoggedIn person) {
        return figures.verdicts(behind, verdict, person.actor());
    }

    /** The sheet as JSON, or with {@code Accept: text/plain} as it is printed. */
    @Tag(name = DEADLINES)
    @GetMapping("/complaints/{id}/deadline-sheet")
    @FileResponse(value = MediaType.TEXT_PLAIN_VALUE, json = DeadlineSheet.class)
    ResponseEntity<Object> sheet(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            LoggedIn person) {
        var sheet = sheets.of(id, person.actor());
        boolean printed = accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(printed ? PLAIN : MediaType.APPLICATION_JSON)
                .body(printed ? SheetText.of(sheet) : sheet);
    }
}
