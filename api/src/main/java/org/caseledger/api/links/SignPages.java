package org.caseledger.api.links;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 第十七条判断因素 (O121-17), which the form for declining a complaint shows as a part. */
@PageController
@RequiredArgsConstructor
class SignPages {

    private final CaseReading reading;
    private final SignsOfRefusal signs;

    @GetMapping("/cases/{id}/signs")
    String show(@PathVariable String id, @AuthenticationPrincipal LoggedIn person, Model model) {
        var file = reading.now(CaseReading.caseId(id), person.actor());
        model.addAttribute("signs", signs.of(file, file.position(), person.actor()));
        model.addAttribute("case", reading.summary(file, person.actor()));
        return "links/signs";
    }
}
