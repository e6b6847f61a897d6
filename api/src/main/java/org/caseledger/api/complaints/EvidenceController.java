package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.EvidenceFiles.Kept;
import org.caseledger.api.complaints.EvidenceFiles.Piece;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence of a case: files are kept, listed and opened. */
@RestController
@Tag(name = "cases 案件")
@RequestMapping("/api/complaints/{id}/evidence")
@RequiredArgsConstructor
class EvidenceController {
    private final CaseReading reading;
    private final EvidenceFiles evidence;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Kept> keep(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file, LoggedIn person) {
        if (file == null) {
            throw new InvalidInputException("file", "请选择文件", "is missing");
        }
        var kept = evidence.keep(CaseReading.caseId(id), "file", file, person.actor());
        var address = "/api/complaints/%s/evidence/%s".formatted(id, kept.sha256());
        return ResponseEntity.created(URI.create(address)).body(kept);
    }

    @GetMapping
    List<Piece> list(@PathVariable String id, LoggedIn person) {
        var actor = person.actor();
        return evidence.list(reading.now(CaseReading.caseId(id), actor), actor);
    }

    /** The file itself, never shown by the browser but kept by whoever asked. */
    @GetMapping("/{sha256}")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void open(@PathVariable String id, @PathVariable String sha256, LoggedIn person, HttpServletResponse response)
            throws IOException {
        evidence.open(
                CaseReading.caseId(id),
                sha256,
                person.actor(),
                (name, bytes) -> AttachmentResponse.file(response, name, bytes));
    }
}
