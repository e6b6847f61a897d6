package org.caseledger.api.passing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.integrity.ProvenCaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.casefile.CaseStream;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.casefile.ProvenEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.passing.PassingNote;
import org.caseledger.tlog.TlogProof;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** 移送凭证: what this office shows another one of a case that passes between them. */
@RestController
@Tag(name = "cases 案件")
@RequiredArgsConstructor
class PassingController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
    private static final Set<String> SHOWN =
            Set.of(EventCodec.nameOf(ComplaintReferred.class), EventCodec.nameOf(CaseTakenOver.class));

    private final ProvenCaseReading cases;

    /**
     * The note on the last referral or take-over of the case, for those who may have its file; not found where there is
     * neither.
     */
    @GetMapping("/api/complaints/{id}/passing-note")
    @FileResponse(MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> note(@PathVariable String id, LoggedIn person) {
        var file = cases.of(id, person.actor());
        var note = last(file).map(e -> note(e, file)).orElseThrow(NotFoundException::new);
        var name = "passing-%s.tlog-proof".formatted(file.caseId());
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(note.toString());
    }

    private static Optional<ProvenEvent> last(ProvenCase file) {
        return file.streams().stream()
                .filter(stream -> stream.name().equals(CaseStream.EVENTS))
                .flatMap(stream -> stream.events().stream())
                .flatMap(List::stream)
                .filter(proven -> SHOWN.contains(proven.event().type()))
                .max(Comparator.comparingLong(proven -> proven.event().position()));
    }

    private static PassingNote note(ProvenEvent proven, ProvenCase file) {
        return PassingNote.of(
                proven.event(),
                new TlogProof(Optional.empty(), proven.event().position() - 1, proven.inclusion(), file.checkpoint()));
    }
}
