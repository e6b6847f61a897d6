package org.caseledger.api.dossier;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The dossier of an archived case as one file. */
@RestController
@Tag(name = "papers 文书")
@RequiredArgsConstructor
class DossierController {
    private final Dossiers dossiers;

    /** The file, {@code pdf} or {@code ofd}, which the browser keeps. */
    @GetMapping("/api/complaints/{id}/dossier/{format}")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void open(@PathVariable String id, @PathVariable String format, LoggedIn person, HttpServletResponse response)
            throws IOException {
        var as = Arrays.stream(DossierFormat.values())
                .filter(one -> one.suffix().equals(format))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        dossiers.open(
                CaseReading.caseId(id),
                as,
                person.actor(),
                (name, bytes) -> AttachmentResponse.file(response, name, bytes));
    }
}
