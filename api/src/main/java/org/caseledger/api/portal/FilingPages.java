package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.uploads.FileKind;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 网上投诉: a citizen files a complaint, which is received like any other, and gets its number and a query code. The code
 * follows from the form, so that the same form sent twice shows the same one.
 */
@PageController
@WithPortal
@RequestMapping(FilingPages.PAGE)
class FilingPages {
    static final String PAGE = Portal.PATH + "/file";

    private final PortalForms forms;
    private final SentForms sentForms;
    private final ArrivingEvidence evidence;
    private final JsonBodies bodies;
    private final CommandGate gate;
    private final QueryCodes codes;
    private final CaseFiles files;
    private final DataSize largest;

    FilingPages(
            PortalForms forms,
            SentForms sentForms,
            ArrivingEvidence evidence,
            JsonBodies bodies,
            CommandGate gate,
            QueryCodes codes,
            CaseFiles files,
            @Value("${caseledger.portal.largest-form}") DataSize largest) {
        this.forms = forms;
        this.sentForms = sentForms;
        this.evidence = evidence;
        this.bodies = bodies;
        this.gate = gate;
        this.codes = codes;
        this.files = files;
        this.largest = largest;
    }

    @GetMapping
    String form(Model model) {
        show(new LinkedMultiValueMap<>(), FormErrors.NONE, model);
        return "portal/file";
    }

    @PostMapping
    ModelAndView file(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest http, Model model) {
        var fields = forms.sent(typed);
        var arrived = new AtomicReference<ArrivingEvidence.Examined>();
        return sentForms.answer(
                new SentForm(PAGE, fields, typed, Citizen.SENDER),
                () -> {
                    forms.check(typed);
                    arrived.set(evidence.examined(http, typed, ReceiveComplaint.class, Actor.CITIZEN));
                },
                (json, request) -> {
                    var key = PortalForms.key(typed);
                    var caseId = request.id().caseId().toString();
                    var command = bodies.read(json, ReceiveComplaint.class, "caseId", caseId);
                    var outcome = arrived.get().with(command, all -> gate.give(all, Actor.CITIZEN, request));
                    return filed(outcome, key, model);
                },
                mistakes -> {
                    show(typed, mistakes, model);
                    return SentForms.again("portal/file", model);
                });
    }

    private ModelAndView filed(Outcome outcome, UUID key, Model model) {
        var caseId = new CaseId(outcome.aggregate());
        var code = codes.of(key);
        var request = new Request(RequestId.named(Actor.CITIZEN.person(), key + " code"), null, null);
        gate.give(new GiveQueryCode(caseId, QueryCodes.standsFor(code)), Actor.CITIZEN, request);
        model.addAttribute("number", files.find(caseId).orElseThrow().receipt().number());
        model.addAttribute("code", QueryCodes.written(code));
        return new ModelAndView("portal/filed", model.asMap());
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, forms.ofComplaint(), typed, mistakes);
        model.addAttribute("accepted", FileKind.accepted());
        model.addAttribute("largest", largest.toBytes());
        model.addAttribute("most", ArrivingEvidence.MOST);
    }
}
