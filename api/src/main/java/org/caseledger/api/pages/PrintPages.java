package org.caseledger.api.pages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.api.http.CaseController;
import org.caseledger.api.http.NotHere;
import org.caseledger.api.http.SheetController;
import org.caseledger.api.http.Sight;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.history.HistoryEntry;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What is put on paper: 投诉登记表, 处理审批表 and the dossier (P9.14). What is sealed is on it as far as the
 * reader may open it, and is opened by that: an act that is logged.
 */
@Controller
class PrintPages {

    /** The papers, and the parts of a case that are on each; the dossier has them all. */
    private static final Map<String, List<String>> PARTS =
            Map.of(
                    "registration", List.of("complainant", "narrative"),
                    "approval", List.of("investigation", "mediation", "opinion", "draft", "reply"),
                    "dossier", List.of(""));

    private static final Set<String> REGISTERED =
            Set.of("ComplaintReceived", "DutyOfficerNamed", "RecordCorrected");
    private static final Set<String> ROUTED =
            Set.of(
                    "ComplaintClassified",
                    "RoutingSignedOff",
                    "ComplaintAssigned",
                    "ComplaintReturned",
                    "ComplaintAccepted",
                    "ComplaintDeclined",
                    "ComplaintReferred");
    private static final Set<String> APPROVED =
            Set.of(
                    "InvestigationRecorded",
                    "MediationRecorded",
                    "OpinionProposed",
                    "OpinionReviewed",
                    "ReplyDrafted",
                    "ReplyApproved",
                    "ReplyRejected",
                    "ComplaintReplied");

    private final CaseController cases;
    private final SheetController sheets;

    PrintPages(CaseController cases, SheetController sheets) {
        this.cases = cases;
        this.sheets = sheets;
    }

    @GetMapping("/cases/{id}/print/{paper}")
    String print(
            @PathVariable String id,
            @PathVariable String paper,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var parts = PARTS.get(paper);
        if (parts == null) {
            throw new NotHere();
        }
        var summary = cases.read(id, null, person).getBody();
        var history = cases.history(id, person);
        model.addAttribute("case", summary);
        model.addAttribute("paper", paper);
        model.addAttribute("opened", opened(id, wanted(summary, parts, person), person));
        model.addAttribute("registered", of(history, REGISTERED));
        model.addAttribute("routed", of(history, ROUTED));
        model.addAttribute("approved", of(history, APPROVED));
        model.addAttribute("history", history);
        if (paper.equals("dossier")) {
            var sheet = sheets.sheet(id, MediaType.TEXT_PLAIN_VALUE, person);
            model.addAttribute("sheet", sheet.getBody());
        }
        return "print";
    }

    private static Set<String> wanted(CaseSummary summary, List<String> parts, LoggedIn person) {
        return summary.sealedParts().stream()
                .filter(part -> parts.stream().anyMatch(part::startsWith))
                .filter(part -> Sight.opens(person.actor(), part))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, Object> opened(String id, Set<String> wanted, LoggedIn person) {
        return wanted.isEmpty() ? Map.of() : cases.open(id, wanted, person).getBody();
    }

    private static List<HistoryEntry> of(List<HistoryEntry> history, Set<String> types) {
        return history.stream().filter(entry -> types.contains(entry.type())).toList();
    }
}
