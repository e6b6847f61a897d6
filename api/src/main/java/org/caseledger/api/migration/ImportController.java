package org.caseledger.api.migration;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.zip.GZIPInputStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.oversight.ReadKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 历史数据导入: tables are sent, tried, imported and followed. */
@RestController
@Tag(name = "imports 历史数据导入")
@RequestMapping("/api/imports")
@RequiredArgsConstructor
class ImportController {
    private final HistoryImports imports;
    private final AccessLog accesses;

    /** The name of an included mapping or the text of another, and whether cases are corrected. */
    public record Reading(String mapping, @Nullable Boolean correct) {}

    /** All that are kept, the last one sent first. */
    record Listed(List<ShownImport> imports) {}

    @GetMapping
    Listed list(LoggedIn person) {
        return new Listed(imports.list(person.actor()).stream()
                .map(one -> ShownImport.of(one, HistoryImports.isOf(one, person.actor()), null))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ShownImport> send(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean correct,
            LoggedIn person)
            throws IOException {
        HistoryImports.mustImport(person.actor());
        var one = imports.send(
                file == null ? null : file.getOriginalFilename(),
                file == null ? new byte[0] : file.getBytes(),
                mapping,
                correct,
                person.actor());
        return ResponseEntity.created(URI.create("/api/imports/" + one.id())).body(shown(one, person));
    }

    @GetMapping("/{id}")
    ShownImport read(@PathVariable String id, LoggedIn person) {
        return shown(imports.find(id, person.actor()), person);
    }

    @PutMapping("/{id}/mapping")
    @RequestBody(content = @Content(schema = @Schema(implementation = Reading.class)))
    ShownImport map(@PathVariable String id, SentJson sent, LoggedIn person) {
        HistoryImports.mustImport(person.actor());
        var reading = sent.as(Reading.class);
        boolean correct = Boolean.TRUE.equals(reading.correct());
        return shown(imports.read(id, reading.mapping(), correct, person.actor()), person);
    }

    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ShownImport> start(@PathVariable String id, LoggedIn person) {
        return ResponseEntity.accepted().body(shown(imports.start(id, person.actor()), person));
    }

    /** Looks through the whole file, as an import would; nothing is recorded. */
    @PostMapping("/{id}/preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ShownImport> preview(@PathVariable String id, LoggedIn person) {
        return ResponseEntity.accepted().body(shown(imports.preview(id, person.actor()), person));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ShownImport> stop(@PathVariable String id, LoggedIn person) {
        return ResponseEntity.accepted().body(shown(imports.stop(id, person.actor()), person));
    }

    /** The rows that were, or would be, not taken: row, column and reason. */
    @GetMapping(path = "/{id}/rejects", produces = "text/csv")
    void rejects(@PathVariable String id, LoggedIn person, HttpServletResponse response) throws IOException {
        var packed = imports.rejects(id, person.actor());
        accesses.read(ReadKind.IMPORT_REJECTS, id, person.actor());
        AttachmentResponse.stream(
                response,
                "rejects.csv",
                AttachmentResponse.CSV,
                to -> new GZIPInputStream(new ByteArrayInputStream(packed)).transferTo(to));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(@PathVariable String id, LoggedIn person) {
        imports.delete(id, person.actor());
        return ResponseEntity.noContent().build();
    }

    private ShownImport shown(SentImport one, LoggedIn person) {
        return ShownImport.of(
                one,
                HistoryImports.isOf(one, person.actor()),
                imports.tryOut(one, person.actor()).orElse(null));
    }
}
