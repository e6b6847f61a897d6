package org.caseledger.api.papers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.papers.PaperCommand.RecordDelivery;
import org.caseledger.command.complaint.papers.PaperCommand.RecordReceipt;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.query.casefile.SealedPart;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 文书: the papers of a case, and the form in which one is filled in, read and issued. */
@PageController
@RequestMapping("/cases/{id}/papers")
@RequiredArgsConstructor
class PaperPages {
    private final CaseReading reading;
    private final CasePapers papers;
    private final PaperFont font;
    private final Requests requests;

    @GetMapping
    String list(@PathVariable String id, PageRequest page) {
        var actor = page.actor();
        var file = reading.known(CaseReading.caseId(id), actor);
        page.add("case", reading.summary(file, actor));
        page.add("papers", papers.list(file));
        page.add("offers", papers.offers(file, actor));
        boolean opens = AccessPolicy.opens(actor, SealedPart.PAPER.part());
        page.add("opens", opens);
        boolean covered = file.dossierCover().isPresent() && !file.retention().outOfSight();
        page.add("dossier", opens && covered);
        page.add("delivers", Commands.mayGive(actor.role(), RecordDelivery.class));
        page.add("receives", Commands.mayGive(actor.role(), RecordReceipt.class));
        return "papers/papers";
    }

    @GetMapping("/new/{kind}")
    String form(@PathVariable String id, @PathVariable String kind, LoggedIn person, Model model) {
        var values = new LinkedHashMap<String, String>();
        papers.asked(CaseReading.caseId(id), kind(kind), person.actor())
                .forEach((one, usual) -> values.put(one.name(), usual));
        show(id, kind(kind), values, person, model);
        return "papers/issue";
    }

    @PostMapping("/new/{kind}")
    ModelAndView send(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam Map<String, String> sent,
            LoggedIn person,
            Model model) {
        var caseId = CaseReading.caseId(id);
        var typed = new TreeMap<>(sent);
        var key = typed.remove("key");
        boolean issues = typed.remove("issue") != null;
        typed.keySet().removeAll(java.util.Set.of("_csrf", "preview"));
        try {
            if (issues) {
                var address = "/cases/%s/papers/new/%s".formatted(id, kind);
                var content = typed.toString().getBytes(StandardCharsets.UTF_8);
                var request = requests.of(address, content, person, key, null);
                var outcome = papers.issue(caseId, kind(kind), typed, person.actor(), request);
                return SentForms.done(address, "/cases/%s?after=%d#papers".formatted(id, outcome.position()));
            }
            model.addAttribute("preview", papers.preview(caseId, kind(kind), typed, person.actor()));
            show(id, kind(kind), typed, person, model);
            return new ModelAndView("papers/issue", model.asMap());
        } catch (InvalidInputException mistake) {
            show(id, kind(kind), typed, person, model);
            model.addAttribute("mistakes", mistake.fields());
            return SentForms.again("papers/issue", model);
        }
    }

    private void show(String id, PaperKind kind, Map<String, String> typed, LoggedIn person, Model model) {
        var actor = person.actor();
        var caseId = CaseReading.caseId(id);
        var file = reading.known(caseId, actor);
        model.addAttribute("case", reading.summary(file, actor));
        model.addAttribute("kind", kind);
        model.addAttribute("asked", papers.asked(caseId, kind, actor).keySet());
        model.addAttribute("typed", typed);
        model.addAttribute("fonts", font.missing().orElse(null));
        model.addAttribute("key", TimeOrderedId.next());
    }

    private static PaperKind kind(String name) {
        try {
            return PaperKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }
}
