package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.templates.TemplateUses;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.PortalAddress;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.api.web.requests.TimeParameter;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseNote;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.query.casefile.Withheld;
import org.caseledger.query.history.CourseStep;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reads cases for the people who may see them, as they are or as they stood. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseReading {
    private final CaseFiles files;
    private final CaseMoments moments;
    private final HistoryQueries history;
    private final Procedures procedures;
    private final RefusalRecorder refusals;
    private final Clock clock;

    /** The case that an address names. */
    public static CaseId caseId(String text) {
        try {
            return CaseId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** The case as an outcome left it, the same whenever it is asked. */
    public CaseSummary at(CaseId caseId, long position, Actor actor) {
        var file = files.at(caseId, position).orElseThrow(NotFoundException::new);
        var asOf = files.recordedAt(position).orElseThrow(NotFoundException::new);
        return forEyesOf(actor, file, summary(file, asOf));
    }

    /** The case now, for people who see it. */
    public CaseFile now(CaseId caseId, Actor actor) {
        var file = files.find(caseId).orElseThrow(NotFoundException::new);
        ForbiddenException.unless(AccessPolicy.sees(actor, file));
        return file;
    }

    /** Whether this person sees the case now. */
    public boolean sees(CaseId caseId, Actor actor) {
        return files.find(caseId).filter(file -> AccessPolicy.sees(actor, file)).isPresent();
    }

    /** Whether the case is secret, and does not name this person. */
    public boolean isSecretFor(CaseId caseId, Actor actor) {
        return files.find(caseId)
                .filter(file -> !AccessPolicy.knows(actor, file))
                .isPresent();
    }

    /**
     * The case for people who may know what it holds.
     *
     * @throws org.caseledger.command.gate.Rejection for whom a secret case does not name; it is recorded
     */
    public CaseFile known(CaseId caseId, Actor actor) {
        return known(now(caseId, actor), actor);
    }

    /** The same of a case that this person sees. */
    public CaseFile known(CaseFile file, Actor actor) {
        if (!AccessPolicy.knows(actor, file)) {
            throw refusals.refuseOpening(file.caseId(), actor, file.secrecy());
        }
        return file;
    }

    /** The current summary of a case, as this person may see it. */
    public CaseSummary summary(CaseFile file, Actor actor) {
        return forEyesOf(actor, file, summary(file, clock.instant()));
    }

    /** Its history in words; of a secret case, for people it does not name, not what was written. */
    public List<HistoryEntry> history(CaseFile file, Actor actor) {
        return AccessPolicy.knows(actor, file) ? history.ofCase(file) : history.withheldOfCase(file);
    }

    /** The same without the internal notes, which are shown apart and on no paper. */
    public List<HistoryEntry> course(CaseFile file, Actor actor) {
        return history(file, actor).stream().filter(entry -> !entry.isNote()).toList();
    }

    /** Its internal notes, the newest first; none of a secret case for people it does not name. */
    public List<CaseNote> notes(CaseFile file, Actor actor) {
        return AccessPolicy.knows(actor, file) ? CaseNote.of(file) : List.of();
    }

    /** The case now, or as of a version, a position of the log or an instant. */
    public CaseSummary read(CaseId caseId, @Nullable String at, Actor actor) {
        var now = now(caseId, actor);
        if (at == null) {
            return summary(now, actor);
        }
        var asked = new CaseMoments.Asked(moment("at", at), TimeAxis.THEN);
        var then = moments.at(now, asked, CaseMoments.LATE_AFTER)
                .orElseThrow(NotFoundException::new)
                .summary();
        // A case that is secret now was no less sensitive before it was declared secret.
        return forEyesOf(actor, now, then);
    }

    /**
     * The point of the log that {@code at} names by a time, now, or the position of an event: then with all that was
     * recorded together with it.
     */
    public PastQueries.Then then(@Nullable String at) {
        if (at == null) {
            throw new InvalidInputException("at", "请填写此项", "is missing");
        }
        var moment = moment("at", at);
        if (moment instanceof Moment.Position p) {
            var recorded = files.recordedAt(p.position()).orElseThrow(NotFoundException::new);
            return new PastQueries.Then(files.positionAt(recorded), recorded);
        } else if (moment instanceof Moment.At time) {
            return new PastQueries.Then(files.positionAt(time.instant()), time.instant());
        }
        throw new InvalidInputException("at", "版本号只适用于单个投诉件", "must not be a version, which belongs to a single case");
    }

    /** The moment that a parameter names: an event of the case, a position, a time, or now. */
    public Moment moment(String parameter, String text) {
        if (text.equals("now")) {
            return new Moment.At(clock.instant());
        } else if (text.matches("v\\d{1,9}")) {
            return new Moment.Version(Long.parseLong(text.substring(1)));
        } else if (text.matches("\\d{1,18}")) {
            return new Moment.Position(Long.parseLong(text));
        }
        return new Moment.At(TimeParameter.amongMoments(parameter, text));
    }

    private static CaseSummary forEyesOf(Actor actor, CaseFile file, CaseSummary summary) {
        return AccessPolicy.knows(actor, file)
                ? summary
                : Withheld.from(summary, file.secrecy(), AccessPolicy.names(actor));
    }

    private CaseSummary summary(CaseFile file, Instant asOf) {
        return CaseSummary.of(file, asOf, procedures.find(file.receipt().procedure()));
    }

    /** One case: what it is, what may be done with it now, and all that was done. */
    @PageController
    @RequiredArgsConstructor
    static class CasePages {
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
            boolean covered =
                    file.dossierCover().isPresent() && !file.retention().outOfSight();
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

    /** One case: as it is or stood, its history, what may be done with it, and what is sealed in it. */
    @RestController
    @Tag(name = "cases 案件")
    @RequestMapping("/api/complaints/{id}")
    @RequiredArgsConstructor
    static class CaseController {
        private final CaseReading reading;
        private final CaseOffers offers;
        private final SealedOpenings openings;

        @GetMapping
        ResponseEntity<CaseSummary> read(@PathVariable String id, @Nullable String at, LoggedIn person) {
            var summary = reading.read(CaseReading.caseId(id), at, person.actor());
            return unstored().eTag(Requests.eTag(summary.version())).body(summary);
        }

        @GetMapping("/history")
        List<HistoryEntry> history(@PathVariable String id, LoggedIn person) {
            var actor = person.actor();
            return reading.history(reading.now(CaseReading.caseId(id), actor), actor);
        }

        /** Its internal notes, the newest first. */
        @GetMapping("/notes")
        ResponseEntity<List<CaseNote>> notes(@PathVariable String id, LoggedIn person) {
            var actor = person.actor();
            var file = reading.now(CaseReading.caseId(id), actor);
            return unstored().body(reading.notes(file, actor));
        }

        /** Every command that people give on a case, in the order of life, then what they sign for leaders. */
        @GetMapping("/commands")
        ResponseEntity<List<Offered>> offered(@PathVariable String id, LoggedIn person) {
            var actor = person.actor();
            var file = reading.now(CaseReading.caseId(id), actor);
            return unstored().body(offers.of(file, actor));
        }

        /** Opens sealed parts, all that this person may open unless some are named. */
        @GetMapping("/sealed")
        ResponseEntity<Map<String, Object>> open(
                @PathVariable String id, @RequestParam(required = false) Set<String> parts, LoggedIn person) {
            var actor = person.actor();
            var file = reading.now(CaseReading.caseId(id), actor);
            return unstored().body(openings.open(file, parts, actor));
        }

        private static ResponseEntity.BodyBuilder unstored() {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore());
        }
    }

    /**
     * What a person may do with a case: in their own name, with why the rest is unavailable, and on behalf of the
     * leaders who have delegated their signature, while the delegation is in force.
     */
    @Component
    @RequiredArgsConstructor
    static class CaseOffers {
        private final AvailableCommands available;
        private final Signatories signatories;

        List<Offered> of(CaseFile file, Actor actor) {
            var own = Offered.all(available.of(file.payloads(), actor)).stream();
            var others = signatories.of(actor).stream().flatMap(leader -> signedFor(leader.actor(), file));
            return Stream.concat(own, others).toList();
        }

        private Stream<Offered> signedFor(Actor signing, CaseFile file) {
            return ComplaintCommands.onACase().stream()
                    .filter(command -> Commands.delegableAs(command).isPresent())
                    .map(command -> available.of(file.payloads(), command, signing))
                    .filter(offer -> offer.stands())
                    .map(offer -> Offered.of(offer).signedFor(signing.behalf()));
        }
    }

    /** What a reader wants to see of the course of a case. */
    public enum CourseFilter {
        /** What was done, with the deadlines folded under it. */
        ACTS {
            @Override
            List<CourseStep> of(List<HistoryEntry> course) {
                return CourseStep.of(course);
            }
        },
        /** Only what happened to deadlines. */
        DEADLINES {
            @Override
            List<CourseStep> of(List<HistoryEntry> course) {
                return course.stream()
                        .filter(HistoryEntry::isOfDeadline)
                        .map(entry -> new CourseStep(entry, List.of()))
                        .toList();
            }
        };

        abstract List<CourseStep> of(List<HistoryEntry> course);

        /** The same, the newest first if that is wanted. */
        List<CourseStep> of(List<HistoryEntry> course, boolean newestFirst) {
            var steps = new ArrayList<>(of(course));
            if (newestFirst) {
                Collections.reverse(steps);
            }
            return steps;
        }
    }
}
