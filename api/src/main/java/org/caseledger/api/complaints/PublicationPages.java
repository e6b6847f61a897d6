package org.caseledger.api.complaints;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
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
    String ask(@PathVariable String id, LoggedIn person, Model model) {
        return show(id, "", null, person, model);
    }

    @PostMapping("/cases/{id}/publication")
    String preview(@PathVariable String id, @RequestParam String text, LoggedIn person, Model model) {
        var preview = publications.preview(CaseReading.caseId(id), text, person.actor());
        return show(id, text, preview, person, model);
    }

    private String show(String id, String text, Publications.@Nullable Preview preview, LoggedIn person, Model model) {
        var file = reading.now(CaseReading.caseId(id), person.actor());
        model.addAttribute("case", reading.summary(file, person.actor()));
        model.addAttribute("text", text);
        model.addAttribute("preview", preview);
        if (preview != null) {
            model.addAttribute(
                    "publish",
                    new Address("/cases/%s/do/publish-case".formatted(file.caseId()))
                            .with("text", preview.text())
                            .with("digest", preview.digest())
                            .toString());
        }
        return "complaints/publication";
    }
}
