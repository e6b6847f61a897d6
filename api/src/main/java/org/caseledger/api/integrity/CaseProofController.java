package org.caseledger.api.integrity;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.casefile.ProvenCase;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sealed case file, for whoever may read the case. */
@RestController
@Tag(name = "cases 案件")
@RequestMapping("/api/complaints/{id}/proof")
public class CaseProofController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final CaseReading reading;
    private final CaseExport export;

    CaseProofController(CaseReading reading, CaseExport export) {
        this.reading = reading;
        this.export = export;
    }

    /** What others tried and opened goes only to those who oversee. */
    @GetMapping
    ResponseEntity<byte[]> proof(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var file = file(id, person);
        var attachment =
                ContentDisposition.attachment().filename(CaseExport.fileName(file)).build();
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .cacheControl(CacheControl.noStore())
                .body(file.zip());
    }

    /** The same before it is written: the case's events with their proofs. */
    public ProvenCase file(String id, LoggedIn person) {
        var actor = person.actor();
        var caseId = reading.known(CaseReading.caseId(id), actor).caseId();
        return export.of(caseId, AccessPolicy.oversees(actor), actor.person())
                .orElseThrow(NotFoundException::new);
    }
}
