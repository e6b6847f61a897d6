package org.caseledger.api.integrity;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.cosigning.WitnessStatus;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 存证: sealed case files, what the witnesses have signed, and whether the views match the log. */
@RestController
@RequestMapping("/api")
class IntegrityController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final String OVERSIGHT = "oversight 监督";

    private final ProvenCaseReading cases;
    private final Witnesses witnesses;
    private final Views views;
    private final ViewChecks checks;
    private final JsonBodies bodies;

    IntegrityController(
            ProvenCaseReading cases,
            Witnesses witnesses,
            Views views,
            ViewChecks checks,
            JsonBodies bodies) {
        this.cases = cases;
        this.witnesses = witnesses;
        this.views = views;
        this.checks = checks;
        this.bodies = bodies;
    }

    @Tag(name = "cases 案件")
    @GetMapping("/complaints/{id}/proof")
    ResponseEntity<byte[]> proof(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var file = cases.of(id, person.actor());
        var attachment =
                ContentDisposition.attachment().filename(CaseExport.fileName(file)).build();
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .cacheControl(CacheControl.noStore())
                .body(cases.zip(file));
    }

    /** Which witness has signed how much of the log, and what each has refused, and why. */
    @Tag(name = "log 日志")
    @GetMapping("/log/witnesses")
    List<WitnessStatus> witnesses(@AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustLookAfterLedger(person.actor());
        return witnesses.status();
    }

    /** How far the views are behind the log, and whether one has stopped. */
    @Tag(name = OVERSIGHT)
    @GetMapping("/views")
    List<ViewStatus> views() {
        return views.status();
    }

    /** Compares the views with the log, and says how far they are and what was found. */
    @Tag(name = OVERSIGHT)
    @PostMapping("/views/audit")
    List<ViewStatus> audit(@AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        return views.audit();
    }

    @Tag(name = OVERSIGHT)
    @PostMapping("/views/{view}/check")
    @RequestBody(content = @Content(schema = @Schema(implementation = ViewChecks.Check.class)))
    CheckReport check(
            @PathVariable String view,
            HttpServletRequest request,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        AccessPolicy.mustOversee(person.actor());
        var check = bodies.read(bodies.bytes(request), ViewChecks.Check.class, "view", view);
        return checks.check(check, person.actor());
    }
}
