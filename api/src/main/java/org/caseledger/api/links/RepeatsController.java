package org.caseledger.api.links;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.links.RepeatedComplaints.Candidates;
import org.caseledger.api.links.RepeatedComplaints.Question;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.query.repeats.CaseLink;
import org.caseledger.query.repeats.ComputedSign;
import org.caseledger.query.repeats.RepeatDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 重复投诉: cases that may be about the same matter, and the links of a case (P4.22); what the ledger shows of the factors
 * of article 17 (O121-17).
 */
@RestController
@Tag(name = "repeats 重复投诉")
@RequestMapping("/api/complaints")
@RequiredArgsConstructor
class RepeatsController {
    private final CaseReading reading;
    private final RepeatedComplaints repeats;
    private final SignsOfRefusal signs;
    private final JsonBodies bodies;

    /** What people have linked and joined. */
    record Ties(List<CaseLink> ties) {}

    @GetMapping("/{id}/repeat-candidates")
    Candidates of(@PathVariable String id, Question question, LoggedIn person) {
        var actor = person.actor();
        return repeats.of(reading.now(CaseReading.caseId(id), actor), question, actor);
    }

    @GetMapping("/{id}/ties")
    Ties ties(@PathVariable String id, Question question, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return new Ties(repeats.links(file, question, actor));
    }

    /** The factors of article 17, which a person weighs. */
    record Signs(List<ComputedSign> signs) {}

    @GetMapping("/{id}/signs")
    Signs signs(@PathVariable String id, @Nullable Long after, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return new Signs(signs.of(file, after, actor));
    }

    /** For whoever is at the phone: before there is a case. */
    @PostMapping("/repeat-candidates")
    @RequestBody(content = @Content(schema = @Schema(implementation = RepeatDraft.class)))
    Candidates ofDraft(HttpServletRequest http, Question question, LoggedIn person) throws IOException {
        var draft = bodies.read(bodies.bytes(http), RepeatDraft.class);
        return repeats.ofDraft(draft, question, person.actor());
    }
}
