package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.vault.VaultLocked;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case: as it is or stood, its history in words, and what is sealed in it. */
@RestController
@Tag(name = "cases 案件")
@RequestMapping("/api/complaints/{id}")
public class CaseController {

    private final CaseReading reading;
    private final HistoryQueries history;
    private final SealedParts sealed;
    private final RefusalRecorder refusals;
    private final SealedOpenings openings;

    CaseController(
            CaseReading reading,
            HistoryQueries history,
            SealedParts sealed,
            RefusalRecorder refusals,
            SealedOpenings openings) {
        this.reading = reading;
        this.history = history;
        this.sealed = sealed;
        this.refusals = refusals;
        this.openings = openings;
    }

    @GetMapping
    public ResponseEntity<CaseSummary> read(
            @PathVariable String id,
            @RequestParam(required = false) String at,
            @AuthenticationPrincipal LoggedIn person) {
        var summary = reading.read(CaseReading.caseId(id), at, person.actor());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(CaseReading.eTag(summary))
                .body(summary);
    }

    /** Whether somebody who sees the case may know what it holds: of a secret one, the named. */
    public boolean knows(String id, LoggedIn person) {
        var actor = person.actor();
        return AccessPolicy.knows(actor, reading.now(CaseReading.caseId(id), actor));
    }

    @GetMapping("/history")
    public List<HistoryEntry> history(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var file = reading.now(CaseReading.caseId(id), person.actor());
        return AccessPolicy.knows(person.actor(), file)
                ? history.ofCase(file.caseId())
                : history.withheldOfCase(file.caseId());
    }

    /**
     * Opens sealed parts, all that this person may open unless some are named; the opening is
     * logged first.
     */
    @GetMapping("/sealed")
    public ResponseEntity<Map<String, Object>> open(
            @PathVariable String id,
            @RequestParam(required = false) Set<String> parts,
            @AuthenticationPrincipal LoggedIn person) {
        var actor = person.actor();
        var file = reading.known(CaseReading.caseId(id), actor);
        var wanted = new LinkedHashSet<>(file.sealed().keySet());
        if (parts == null || parts.isEmpty()) {
            wanted.removeIf(part -> !AccessPolicy.opens(actor, part));
        } else if (wanted.containsAll(parts)) {
            wanted.retainAll(parts);
        } else {
            throw new NotFoundException();
        }
        if (wanted.isEmpty()
                || !wanted.stream().allMatch(part -> AccessPolicy.opens(actor, part))) {
            throw refusals.refuseOpening(file.caseId(), actor);
        }
        if (!sealed.isOpen()) {
            throw new VaultLocked();
        }
        // Logged before it is opened: a crash in between leaves a record of what nobody saw, never
        // the other way round.
        var through = "GET /api/complaints/" + file.caseId() + "/sealed";
        openings.record(file.caseId(), wanted, through, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(sealed.open(file, wanted));
    }
}
