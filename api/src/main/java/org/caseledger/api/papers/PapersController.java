package org.caseledger.api.papers;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The papers of a case: issued, listed and opened. */
@RestController
@Tag(name = "papers 文书")
@RequestMapping("/api/complaints/{id}")
@RequiredArgsConstructor
class PapersController {
    private final CaseReading reading;
    private final CasePapers papers;

    /** A paper to issue, with what was typed for it. */
    public record ToIssue(PaperKind kind, @Nullable Map<String, String> typed) {}

    /** A paper that may be issued, with the names of what it asks for and what each begins with. */
    record Offer(PaperKind kind, Map<String, String> asked) {}

    @GetMapping("/papers")
    List<IssuedPaper> list(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        return papers.list(reading.known(CaseReading.caseId(id), actor));
    }

    @GetMapping("/paper-offers")
    List<PaperKind> offers(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        return papers.offers(reading.known(CaseReading.caseId(id), actor), actor);
    }

    @GetMapping("/paper-offers/{kind}")
    Offer offer(@PathVariable String id, @PathVariable PaperKind kind, LoggedIn person) {
        var asked = new java.util.LinkedHashMap<String, String>();
        papers.asked(CaseReading.caseId(id), kind, person.actor())
                .forEach((one, usual) -> asked.put(one.name(), usual));
        return new Offer(kind, asked);
    }

    @PostMapping("/papers")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IssuedPaper> issue(@PathVariable String id, SentJson sent) {
        var caseId = CaseReading.caseId(id);
        var actor = sent.actor();
        var request = sent.request();
        var read = sent.as(ToIssue.class);
        Map<String, String> typed = read.typed() == null ? Map.of() : read.typed();
        var outcome = papers.issue(caseId, read.kind(), typed, actor, request);
        var issued = papers.at(caseId, outcome.position(), actor);
        return ResponseEntity.created(URI.create("/api/complaints/%s/papers/%s".formatted(id, issued.place())))
                .body(issued);
    }

    /** The file as it was issued, which the browser keeps. */
    @GetMapping("/papers/{place}/{format}")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void open(
            @PathVariable String id,
            @PathVariable int place,
            @PathVariable String format,
            LoggedIn person,
            HttpServletResponse response)
            throws IOException {
        papers.open(
                CaseReading.caseId(id),
                place,
                format(format),
                person.actor(),
                (name, bytes) -> AttachmentResponse.file(response, name, bytes));
    }

    private static PaperFormat format(String name) {
        try {
            return PaperFormat.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }
}
