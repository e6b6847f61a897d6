package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.query.casefile.CaseNote;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case: as it is or stood, its history, what may be done with it, and what is sealed in it. */
@RestController
@Tag(name = "cases 案件")
@RequestMapping("/api/complaints/{id}")
@RequiredArgsConstructor
class CaseController {
    private final CaseReading reading;
    private final CaseOffers offers;
    private final SealedOpenings openings;

    @GetMapping
    ResponseEntity<CaseSummary> read(@PathVariable String id, @Nullable String at, LoggedIn person) {
        var summary = reading.read(CaseReading.caseId(id), at, person.actor());
        return unstored().eTag(Requests.eTag(summary.version())).body(summary);
    }

    @GetMapping("/history")
    List<HistoryEntry> history(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        return reading.history(reading.now(CaseReading.caseId(id), actor), actor);
    }

    /** Its internal notes, the newest first. */
    @GetMapping("/notes")
    ResponseEntity<List<CaseNote>> notes(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return unstored().body(reading.notes(file, actor));
    }

    /** Every command that people give on a case, in the order of life, then what they sign for leaders. */
    @GetMapping("/commands")
    ResponseEntity<List<Offered>> offered(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return unstored().body(offers.of(file, actor));
    }

    /** Opens sealed parts, all that this person may open unless some are named. */
    @GetMapping("/sealed")
    ResponseEntity<Map<String, Object>> open(
            @PathVariable String id, @RequestParam(required = false) Set<String> parts, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return unstored().body(openings.open(file, parts, actor));
    }

    private static ResponseEntity.BodyBuilder unstored() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }
}
