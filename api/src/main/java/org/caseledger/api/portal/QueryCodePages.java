package org.caseledger.api.portal;

import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PortalAddress;
import org.caseledger.api.web.QrPath;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.views.Recorded;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 查询码: the office gives the complainant of a case a code for the portal, in place of one that was lost; it is shown
 * once, on a slip to print, and kept nowhere.
 */
@PageController
@WithPortal
@RequestMapping("/cases/{id}/query-code")
@RequiredArgsConstructor
class QueryCodePages {
    private final CaseReading reading;
    private final AvailableCommands available;
    private final CommandGate gate;
    private final QueryCodes codes;
    private final PortalAddress portal;

    @GetMapping
    String form(@PathVariable String id, LoggedIn person, Model model) {
        var file = reading.known(CaseReading.caseId(id), person.actor());
        var offer = available.of(file.payloads(), GiveQueryCode.class, person.actor());
        show(file, model);
        model.addAttribute("refused", offer.refused());
        model.addAttribute("given", lastGiven(file));
        model.addAttribute("key", UUID.randomUUID());
        return "portal/give";
    }

    @PostMapping
    String give(@PathVariable String id, @RequestParam UUID key, LoggedIn person, Model model) {
        var file = reading.known(CaseReading.caseId(id), person.actor());
        var code = codes.of(key);
        gate.give(
                new GiveQueryCode(file.caseId(), QueryCodes.standsFor(code)),
                person.actor(),
                new Request(RequestId.named(person.getUsername(), key.toString()), null, null));
        show(file, model);
        model.addAttribute("code", QueryCodes.written(code));
        model.addAttribute("address", portal.isKnown() ? portal.page() : null);
        model.addAttribute("qr", portal.isKnown() ? QrPath.of(portal.page()) : null);
        return "portal/slip";
    }

    private static void show(CaseFile file, Model model) {
        model.addAttribute("caseId", file.caseId());
        model.addAttribute("number", file.receipt().number());
    }

    private static Object lastGiven(CaseFile file) {
        return file.events().stream()
                .filter(recorded -> recorded.event() instanceof QueryCodeGiven)
                .map(Recorded::recordedAt)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
