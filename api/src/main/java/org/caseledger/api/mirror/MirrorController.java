package org.caseledger.api.mirror;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.openapi.FileResponse;
import org.springframework.http.CacheControl;
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

/** The log as it is stored, for the mirror of the superior, docs/mirror.md. */
@RestController
@Tag(name = "log 日志")
@RequestMapping("/api/mirror")
@RequiredArgsConstructor
class MirrorController {
    private static final MediaType LINES = MediaType.APPLICATION_NDJSON;

    private final MirrorReading reading;

    /** A session instead of the password with each request, which takes a tenth of a second. */
    @PostMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void session(LoggedIn person, HttpServletRequest request, HttpServletResponse response) {
        reading.begin(person, request, response);
    }

    @GetMapping("/records")
    @FileResponse(MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> records(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long upto,
            LoggedIn person) {
        return answer(LINES).body(reading.records(after, upto, person.actor()));
    }

    @GetMapping("/cases")
    @FileResponse(MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> cases(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long upto,
            LoggedIn person) {
        return answer(LINES).body(reading.cases(after, upto, person.actor()));
    }

    @GetMapping("/files/{id}/{sha256}")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String sha256, LoggedIn person) {
        return answer(MediaType.APPLICATION_OCTET_STREAM).body(reading.file(id, sha256, person.actor()));
    }

    @GetMapping("/office")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> office(LoggedIn person) {
        var office = reading.office(person.actor());
        return answer(MediaType.APPLICATION_OCTET_STREAM)
                .header("Log-Position", Long.toString(office.position()))
                .body(office.sealed());
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore());
    }
}
