package org.caseledger.api.integrity;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.casefile.CheckedCase;
import org.caseledger.casefile.Enclosures;
import org.caseledger.casefile.NotSignedYet;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.text.Text;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 核验: the sealed case file, for whoever may read the case. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ProvenCaseReading {
    private static final Text WORD = new Text("导出存证卷宗并打开密封内容", "export what is sealed in it");

    private final CaseReading reading;
    private final CaseExport export;
    private final CasePapers papers;
    private final EvidenceFiles evidence;
    private final SealedOpenings openings;
    private final RefusalRecorder refusals;
    private final Vault vault;

    /** A case file, and what goes with it for its reader. */
    public record Made(ProvenCase file, Enclosures enclosures) {}

    /** The case's events with their proofs; what others tried and opened only for those who oversee. */
    public ProvenCase of(String id, Actor actor) {
        var caseId = reading.known(CaseReading.caseId(id), actor).caseId();
        return export.of(caseId, AccessPolicy.oversees(actor), actor).orElseThrow(NotFoundException::new);
    }

    /** The same with what this person asks to have with it; what is opened is recorded first. */
    public Made of(String id, CaseFileAsked asked, Actor actor) {
        var redaction = asked.redaction();
        redaction.mustBeWithoutPapers(asked.withDocuments());
        var file = reading.known(CaseReading.caseId(id), actor);
        if (asked.opens()) {
            mustOpen(file, asked, actor);
        }
        var made = of(id, actor);
        redaction.mustHide(made);
        var redacted = redaction.asked();
        var opened = asked.opens() ? open(file, asked, redacted, actor) : unopened(redacted);
        return new Made(made, export.enclosures(made, opened));
    }

    private static OpenedParts unopened(Set<String> redacted) {
        return new OpenedParts(false, false, Set.of(), redacted);
    }

    private void mustOpen(CaseFile file, CaseFileAsked asked, Actor actor) {
        if (file.retention().outOfSight() && !file.retention().destroyed()) {
            var sealedOff = new Refused(Rule.CASE_SEALED_OFF, WORD);
            throw refusals.refuse("export-case-file", file.caseId(), actor, sealedOff);
        }
        if (asked.withDocuments() && !AccessPolicy.opens(actor, SealedPart.PAPER.part())
                || asked.withEvidence() && !EvidenceFiles.opens(actor)
                || asked.withParts() && texts(file, actor).isEmpty()) {
            throw refusals.refuseOpening(file.caseId(), actor);
        }
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
    }

    /** For a destroyed case nothing is opened: its file states that. */
    private OpenedParts open(CaseFile file, CaseFileAsked asked, Set<String> redacted, Actor actor) {
        if (file.retention().destroyed()) {
            return unopened(redacted);
        }
        var parts = new LinkedHashSet<String>();
        if (asked.withDocuments()) {
            papers.list(file).forEach(one -> parts.add(SealedPart.PAPER.part(one.place())));
        }
        if (asked.withEvidence()) {
            evidence.list(file, actor).stream()
                    .filter(piece -> piece.bytes() != null)
                    .forEach(piece -> parts.add(SealedPart.EVIDENCE.part(piece.number())));
        }
        var texts = asked.withParts() ? texts(file, actor) : Set.<String>of();
        parts.addAll(texts);
        if (!parts.isEmpty()) {
            // A crash in between records an opening that was never shown, never the other way round.
            openings.record(file.caseId(), parts, actor);
        }
        var sealed = file.sealed();
        return new OpenedParts(
                asked.withDocuments(),
                asked.withEvidence(),
                texts.stream().map(sealed::get).collect(Collectors.toSet()),
                redacted);
    }

    private static Set<String> texts(CaseFile file, Actor actor) {
        var texts = new LinkedHashSet<>(file.sealed().keySet());
        texts.removeIf(part -> !AccessPolicy.opens(actor, part));
        return texts;
    }

    /** 核验: a case here and now, event by event, in the log as it was signed. */
    @PageController
    @RequiredArgsConstructor
    static class CheckPages {
        private final ProvenCaseReading proofs;
        private final OfficeForms forms;

        @GetMapping("/integrity/case")
        ModelAndView check(@Nullable String number, LoggedIn person, Model model) {
            model.addAttribute("number", number);
            model.addAttribute("mistakes", FormErrors.NONE);
            if (number == null) {
                return page(model, HttpStatus.OK);
            }
            try {
                var id = caseOf(number);
                var file = proofs.of(id.toString(), person.actor());
                model.addAttribute("id", id);
                model.addAttribute(
                        "withBeside",
                        file.streams().stream().allMatch(s -> s.events().isPresent()));
                model.addAttribute("opens", EvidenceFiles.opens(person.actor()));
                model.addAttribute("checked", CheckedCase.of(file));
                return page(model, HttpStatus.OK);
            } catch (InvalidInputException mistake) {
                return again(FormErrors.of(mistake), model);
            } catch (Rejection rejection) {
                return again(FormErrors.of(rejection), model);
            } catch (NoteRejected rejected) {
                model.addAttribute("unsigned", RequestLanguage.choose(rejected));
                return page(model, HttpStatus.OK);
            } catch (ForeignEvent foreign) {
                model.addAttribute("foreign", RequestLanguage.choose(foreign));
                return page(model, HttpStatus.OK);
            } catch (NotSignedYet notYet) {
                model.addAttribute("unsigned", RequestLanguage.choose(notYet));
                return page(model, HttpStatus.OK);
            }
        }

        private CaseId caseOf(String number) {
            return forms.caseOf(number.strip())
                    .orElseThrow(() -> new InvalidInputException(
                            "number", "没有编号为“%s”的投诉件", "There is no case with the number “%s”", number));
        }

        private static ModelAndView again(FormErrors mistakes, Model model) {
            model.addAttribute("mistakes", mistakes);
            return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        }

        private static ModelAndView page(Model model, HttpStatus status) {
            return new ModelAndView("integrity/case", model.asMap(), status);
        }
    }
}
