package org.caseledger.api.integrity;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.cosigning.WitnessStatus;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 存证: sealed case files, what the witnesses have signed, and whether the views match the log. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class IntegrityController {
    private static final String ZIP = "application/zip";
    private static final String OVERSIGHT = "oversight 监督";

    private final ProvenCaseReading cases;
    private final Witnesses witnesses;
    private final Views views;
    private final ViewChecks checks;

    @Tag(name = "cases 案件")
    @GetMapping("/complaints/{id}/proof")
    @FileResponse(ZIP)
    void proof(@PathVariable String id, CaseFileAsked asked, LoggedIn person, HttpServletResponse response)
            throws IOException {
        var made = cases.of(id, asked, person.actor());
        AttachmentResponse.stream(
                response,
                CaseExport.fileName(made.file()),
                ZIP,
                out -> made.file().writeTo(out, made.enclosures()));
    }

    /** Which witness has signed how much of the log, and what each has refused, and why. */
    @Tag(name = "log 日志")
    @GetMapping("/log/witnesses")
    List<WitnessStatus> witnesses(LoggedIn person) {
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
    List<ViewStatus> audit(LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        return views.audit();
    }

    @Tag(name = OVERSIGHT)
    @PostMapping("/views/{view}/check")
    @RequestBody(content = @Content(schema = @Schema(implementation = ViewChecks.Check.class)))
    CheckReport check(@PathVariable String view, SentJson sent) {
        AccessPolicy.mustOversee(sent.actor());
        return checks.check(sent.as(ViewChecks.Check.class, "view", view), sent.actor());
    }
}
