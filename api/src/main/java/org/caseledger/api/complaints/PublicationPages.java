package org.caseledger.api.complaints;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 公示预览: a text is read masked before the form publishes it, word for word (O121-38). */
@PageController
@RequiredArgsConstructor
class PublicationPages {
    private final Publications publications;
    private final CaseReading reading;

    @GetMapping("/cases/{id}/publication")
    String ask(@PathVariable String id, PageRequest page) {
        return show(id, "", null, page);
    }

    @PostMapping("/cases/{id}/publication")
    String preview(@PathVariable String id, @RequestParam String text, PageRequest page) {
        var preview = publications.preview(CaseReading.caseId(id), text, page.actor());
        return show(id, text, preview, page);
    }

    private String show(String id, String text, Publications.@Nullable Preview preview, PageRequest page) {
        var file = reading.now(CaseReading.caseId(id), page.actor());
        page.add("case", reading.summary(file, page.actor()));
        page.add("text", text);
        page.add("preview", preview);
        if (preview != null) {
            page.add(
                    "publish",
                    new Address("/cases/%s/do/publish-case".formatted(file.caseId()))
                            .with("text", preview.text())
                            .with("digest", preview.digest())
                            .toString());
        }
        return "complaints/publication";
    }
}
