package org.caseledger.api.archive;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Archive packages, for the head of the center. */
@RestController
@Tag(name = "retention 封存与销毁")
@RequiredArgsConstructor
class ArchiveController {
    private final ArchivePackages packages;

    /** Archived cases, by their ids, as one package. */
    @GetMapping("/api/archive-package")
    @FileResponse("application/zip")
    void take(
            @RequestParam(name = "case", required = false) @Nullable List<String> cases,
            LoggedIn person,
            HttpServletResponse response)
            throws IOException {
        var made = packages.of(cases, person.actor());
        AttachmentResponse.stream(response, made.name() + ".zip", "application/zip", out -> packages.write(made, out));
    }
}
