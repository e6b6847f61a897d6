package org.caseledger.api.documents;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is put on paper by the browser: 投诉登记表, 处理审批表 and the dossier (P9.14). */
@PageController
@RequiredArgsConstructor
class PrintPages {
    private final PrintedForms forms;

    @GetMapping("/cases/{id}/print/{paper}")
    String print(@PathVariable String id, @PathVariable String paper, LoggedIn person, Model model) {
        var printed = forms.print(paper, CaseReading.caseId(id), person.actor());
        model.addAttribute("case", printed.summary());
        model.addAttribute("paper", paper);
        model.addAttribute("opened", printed.opened());
        model.addAttribute("told", printed.told());
        model.addAttribute("beside", printed.beside());
        model.addAttribute("withheld", printed.withheld());
        model.addAttribute("registered", printed.registered());
        model.addAttribute("routed", printed.routed());
        model.addAttribute("approved", printed.approved());
        model.addAttribute("history", printed.history());
        if (paper.equals(PrintedForms.DOSSIER)) {
            forms.showDossier(printed, person.actor(), model);
        }
        return "documents/print";
    }
}
