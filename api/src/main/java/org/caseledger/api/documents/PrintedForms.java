package org.caseledger.api.documents;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.deadlines.DeadlineLists.DeadlineSheetReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.history.HistoryEntry;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What is put on paper of a case: 投诉登记表, 处理审批表 and the dossier (P9.14). What is sealed is on it as far as the reader
 * may open it, and is opened by that: an act that is logged, as the print is.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PrintedForms {
    static final String DOSSIER = "dossier";

    private static final Set<String> TOLD =
            Set.of("complainant", "narrative", "complainant-before", "narrative-before");
    private static final Set<String> DECIDED = Set.of("investigation", "mediation", "opinion", "draft", "reply");

    /** What a dossier contains in addition to the two forms. */
    private static final Set<String> BESIDE = Set.of("contact", "follow-up", "opinion-report", "secrecy");

    /** The papers, and which sealed texts of a case are printed on each. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "registration",
            TOLD,
            "approval",
            DECIDED,
            DOSSIER,
            Stream.of(TOLD, DECIDED, BESIDE).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));

    private static final Map<String, ReadKind> AS_READ = Map.of(
            "registration", ReadKind.REGISTRATION_FORM, "approval", ReadKind.APPROVAL_FORM, DOSSIER, ReadKind.DOSSIER);

    private static final Set<String> REGISTERED = Set.of("ComplaintReceived", "DutyOfficerNamed", "RecordCorrected");
    private static final Set<String> ROUTED = Stream.concat(
                    Stream.of(
                            ComplaintClassified.class,
                            LoweringProposed.class,
                            LoweringApproved.class,
                            LoweringRejected.class,
                            RoutingSignedOff.class,
                            ComplaintAssigned.class,
                            ComplaintReturned.class,
                            ReturnReviewed.class,
                            ComplaintAccepted.class),
                    EventCodec.types().stream().filter(Ending.class::isAssignableFrom))
            .map(EventCodec::nameOf)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> APPROVED = Set.of(
            "InvestigationRecorded",
            "MediationRecorded",
            "OpinionProposed",
            "OpinionReviewed",
            "ReplyDrafted",
            "DraftReviewed",
            "ReplyApproved",
            "ReplyRejected",
            "ComplaintReplied");

    private final CaseReading reading;
    private final SealedOpenings openings;
    private final EvidenceFiles evidence;
    private final DeadlineSheetReading sheets;
    private final AccessLog accesses;

    /**
     * A form filled in: the sealed texts that were {@code opened}, those of them that are the complaint ({@code told})
     * or stand {@code beside} it, what the reader may not open, and the acts on it.
     */
    public record Printed(
            CaseFile file,
            CaseSummary summary,
            Map<String, Object> opened,
            Map<String, Object> told,
            Map<String, Object> beside,
            List<String> withheld,
            List<HistoryEntry> registered,
            List<HistoryEntry> routed,
            List<HistoryEntry> approved,
            List<HistoryEntry> history) {}

    /**
     * Prints the form of that name for this person. Throws {@link NotFoundException} where there is none, and what
     * reading the case and opening its sealed parts throw.
     */
    public Printed print(String paper, CaseId caseId, Actor actor) {
        var kinds = KINDS.get(paper);
        if (kinds == null) {
            throw new NotFoundException();
        }
        var file = reading.now(caseId, actor);
        var summary = reading.summary(file, actor);
        var history = reading.course(file, actor);
        accesses.readOfCase(AS_READ.get(paper), file.caseId(), actor);
        var wanted = wanted(summary, kinds, actor);
        Map<String, Object> opened = wanted.isEmpty() ? Map.of() : openings.open(file, wanted, actor);
        return new Printed(
                file,
                summary,
                opened,
                of(opened, TOLD),
                of(opened, BESIDE),
                withheld(summary, opened),
                of(history, REGISTERED),
                of(history, ROUTED),
                of(history, APPROVED),
                history);
    }

    /** What a dossier holds besides. */
    void showDossier(Printed printed, Actor actor, PageRequest page) {
        page.add("evidence", evidence.list(printed.file(), actor));
        page.add("sheet", sheets.of(printed.file(), actor));
    }

    private static Map<String, Object> of(Map<String, Object> opened, Set<String> kinds) {
        var some = new LinkedHashMap<>(opened);
        some.keySet().removeIf(part -> !kinds.contains(SealedPart.kind(part)));
        return some;
    }

    /** Recorded, but sealed for this reader. */
    private static List<String> withheld(CaseSummary summary, Map<String, Object> opened) {
        return summary.sealedParts().stream()
                .filter(part -> TOLD.contains(SealedPart.kind(part)) && !opened.containsKey(part))
                .toList();
    }

    private static Set<String> wanted(CaseSummary summary, Set<String> kinds, Actor actor) {
        return summary.sealedParts().stream()
                .filter(part -> kinds.contains(SealedPart.kind(part)))
                .filter(part -> AccessPolicy.opens(actor, part))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<HistoryEntry> of(List<HistoryEntry> history, Set<String> types) {
        return history.stream().filter(entry -> types.contains(entry.type())).toList();
    }

    /** What is put on paper by the browser: 投诉登记表, 处理审批表 and the dossier (P9.14). */
    @PageController
    @RequiredArgsConstructor
    static class PrintPages {
        private final PrintedForms forms;

        @GetMapping("/cases/{id}/print/{paper}")
        String print(@PathVariable String id, @PathVariable String paper, PageRequest page) {
            var printed = forms.print(paper, CaseReading.caseId(id), page.actor());
            page.add("case", printed.summary());
            page.add("paper", paper);
            page.add("opened", printed.opened());
            page.add("told", printed.told());
            page.add("beside", printed.beside());
            page.add("withheld", printed.withheld());
            page.add("registered", printed.registered());
            page.add("routed", printed.routed());
            page.add("approved", printed.approved());
            page.add("history", printed.history());
            if (paper.equals(PrintedForms.DOSSIER)) {
                forms.showDossier(printed, page.actor(), page);
            }
            return "documents/print";
        }
    }
}
