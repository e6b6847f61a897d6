package org.caseledger.api.complaints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.templates.TemplateUses;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.PortalAddress;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: what it is, what may be done with it now, and all that was done. */
@PageController
@RequiredArgsConstructor
class CasePages {
    private static final String OPENED = "opened";

    /** The parts that were opened: their texts are in no session. */
    private static final String SHOWN_ONCE = "shownOnce";

    private final CaseReading reading;
    private final SealedOpenings openings;
    private final EvidenceFiles evidence;
    private final AvailableCommands available;
    private final CaseCourse stages;
    private final DecisionFacts facts;
    private final NextWork work;
    private final TemplateUses templates;
    private final PortalAddress portal;
    private final CaseOffers offers;
    private final WorkOrders orders;

    @GetMapping("/cases/{id}")
    String read(
            @PathVariable String id,
            @RequestParam(defaultValue = "ACTS") CourseFilter course,
            @RequestParam(defaultValue = "false") boolean newest,
            LoggedIn person,
            Model model) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        var summary = reading.summary(file, actor);
        boolean known = AccessPolicy.knows(actor, file);
        model.addAttribute("case", summary);
        model.addAttribute("next", next(summary));
        model.addAttribute("orders", known ? orders.of(file.caseId()) : List.of());
        model.addAttribute("lowering", file.lowering());
        model.addAttribute("retention", file.retention());
        model.addAttribute("seesRetention", AccessPolicy.seesRetention(actor));
        model.addAttribute(OPENED, opened(file, summary, actor, model));
        model.addAttribute("following", following(file, actor, model));
        model.addAttribute("steps", course.of(reading.course(file, actor), newest));
        model.addAttribute("course", course);
        model.addAttribute("newest", newest);
        model.addAttribute("notes", reading.notes(file, actor));
        model.addAttribute("evidence", known ? evidence.list(file, actor) : List.of());
        model.addAttribute("opensEvidence", EvidenceFiles.opens(actor));
        boolean covered = file.dossierCover().isPresent() && !file.retention().outOfSight();
        model.addAttribute("dossier", known && covered && EvidenceFiles.opens(actor));
        boolean oversees = AccessPolicy.oversees(actor);
        model.addAttribute("oversees", oversees);
        model.addAttribute("origins", known && oversees ? templates.of(file.caseId()) : Map.of());
        model.addAttribute("known", known);
        model.addAttribute("passes", passes(file));
        model.addAttribute("givesCode", portal.isOpen() && givesCode(file, actor));
        var offered = offers.of(file, actor);
        model.addAttribute("actions", CaseActions.of(offered, stages.show(file, summary, model)));
        model.addAttribute("writesNotes", isAllowed(WriteNote.class, offered));
        model.addAttribute("corrects", isAllowed(CorrectRecord.class, offered));
        model.addAttribute("asksMaterials", known && asksMaterials(file, summary, actor));
        return "complaints/case";
    }

    /**
     * Opens what is sealed, which is logged (P1.08), and shows it once on the case page. Seeing it again requires
     * opening it again.
     */
    @PostMapping("/cases/{id}/open")
    String open(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<String> parts,
            LoggedIn person,
            RedirectAttributes once) {
        var file = reading.now(CaseReading.caseId(id), person.actor());
        var opened = openings.open(file, parts, person.actor());
        once.addFlashAttribute(SHOWN_ONCE, String.join(" ", opened.keySet()));
        return "redirect:/cases/" + file.caseId() + "#sealed-title";
    }

    /** What the person asked to see once and, for the handler of the case, what it is about. */
    private Map<String, Object> opened(CaseFile file, CaseSummary summary, Actor actor, Model model) {
        var opened = new LinkedHashMap<>(facts.forHandler(file, summary, actor));
        if (model.getAttribute(SHOWN_ONCE) instanceof String parts) {
            opened.putAll(openings.open(file, Set.of(parts.split(" ")), actor));
        }
        return opened;
    }

    /** The next case that waits for the person after an act on this one. */
    private @Nullable BoardCard following(CaseFile file, Actor actor, Model model) {
        return model.containsAttribute(SentForms.DONE)
                ? work.besides(file.caseId(), actor).orElse(null)
                : null;
    }

    /** Reports that a case has changed since the page was opened, if it has. */
    @GetMapping("/cases/{id}/moved")
    String moved(@PathVariable String id, @RequestParam long version, PageRequest page) {
        var file = reading.now(CaseReading.caseId(id), page.actor());
        page.add("caseId", file.caseId());
        page.add("moved", file.version() > version);
        return "complaints/moved :: note";
    }

    private static boolean passes(CaseFile file) {
        return !file.all(ComplaintReferred.class).isEmpty()
                || !file.all(CaseTakenOver.class).isEmpty();
    }

    private boolean givesCode(CaseFile file, Actor actor) {
        return available.of(file.payloads(), GiveQueryCode.class, actor).refused() == null;
    }

    private static boolean isAllowed(Class<?> command, List<Offered> offered) {
        var path = Commands.pathOf(command);
        return offered.stream()
                .anyMatch(one -> one.refused() == null && one.command().equals(path));
    }

    /** Whether this person may issue the paper that asks for what is missing (F4). */
    private boolean asksMaterials(CaseFile file, CaseSummary summary, Actor actor) {
        return !summary.missingForAcceptance().isEmpty()
                && available.of(file.payloads(), IssuePaper.class, actor).choices().stream()
                        .anyMatch(choice -> choice.values().contains(PaperKind.MATERIALS.name()));
    }

    /** The clocks that run, the first due first. */
    private static List<DeadlineLine> next(CaseSummary summary) {
        return summary.deadlines().stream()
                .filter(line -> line.light() != null)
                .sorted((a, b) -> a.dueAt().compareTo(b.dueAt()))
                .toList();
    }
}
