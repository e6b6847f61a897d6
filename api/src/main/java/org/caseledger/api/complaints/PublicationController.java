package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.requests.SentJson;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** 公示预览: a text as it would be published (O121-38); nothing is recorded. */
@RestController
@Tag(name = "cases 案件")
@RequiredArgsConstructor
class PublicationController {
    private final Publications publications;

    @PostMapping("/api/complaints/{id}/publication-preview")
    @RequestBody(content = @Content(schema = @Schema(implementation = TextToPublish.class)))
    Publications.Preview preview(@PathVariable String id, SentJson sent) {
        var asked = sent.as(TextToPublish.class);
        return publications.preview(CaseReading.caseId(id), asked.text(), sent.actor());
    }
}
