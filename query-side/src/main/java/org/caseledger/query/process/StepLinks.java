package org.caseledger.query.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.process.StepLink.Of;
import org.jspecify.annotations.Nullable;

/** What the steps of a case have to do with: units, people and documents, without any text. */
@RequiredArgsConstructor
final class StepLinks {
    private final CaseId caseId;
    private final Map<String, Integer> files = new HashMap<>();
    private int opinions;
    private List<StepLink> links = new ArrayList<>();

    /** Of the next step of the case. */
    List<StepLink> of(ComplaintEvent event) {
        links = new ArrayList<>();
        add(event);
        return List.copyOf(links);
    }

    private void add(ComplaintEvent event) {
        if (event instanceof ComplaintReceived e) {
            evidence(e.evidence(), "attaches");
        } else if (event instanceof RoutingSignedOff e) {
            unit(e.unit(), "signed off for");
        } else if (event instanceof ComplaintAssigned e) {
            unit(e.unit(), "assigned to");
            if (e.handler() != null) {
                links.add(new StepLink(Of.PERSON, e.handler(), "assigned to"));
            }
        } else if (event instanceof AssistanceAsked e) {
            unit(e.unit(), "asked to assist");
        } else if (event instanceof InvestigationRecorded e) {
            unit(e.unit(), "investigated by");
            evidence(e.evidence(), "collects");
        } else if (event instanceof OpinionProposed) {
            opinions++;
            inCase(Of.OPINION, opinions, "proposes");
        } else if (event instanceof OpinionReviewed e) {
            inCase(Of.OPINION, e.opinion(), "reviews");
        } else if (event instanceof PaperIssued e) {
            links.add(new StepLink(Of.PAPER, e.number(), "issues"));
        } else if (event instanceof PaperDelivered e) {
            links.add(new StepLink(Of.PAPER, e.paper(), "delivers"));
        } else if (event instanceof PaperReceived e) {
            links.add(new StepLink(Of.PAPER, e.paper(), "records the delivery of"));
        } else {
            draft(event);
        }
    }

    private void draft(ComplaintEvent event) {
        if (event instanceof ReplyDrafted e) {
            inCase(Of.DRAFT, e.draft(), "drafts");
        } else if (event instanceof DraftReviewed e) {
            inCase(Of.DRAFT, e.draft(), "reviews");
        } else if (event instanceof ReplyApproved e) {
            inCase(Of.DRAFT, e.draft(), "approves");
        } else if (event instanceof ReplyRejected e) {
            inCase(Of.DRAFT, e.draft(), "rejects");
        } else if (event instanceof ComplaintReplied e) {
            inCase(Of.DRAFT, e.draft(), "sends");
        } else if (event instanceof OpinionConcluded e) {
            inCase(Of.DRAFT, e.draft(), "concludes with");
        }
    }

    private void unit(UnitId unit, String qualifier) {
        links.add(new StepLink(Of.UNIT, unit.value(), qualifier));
    }

    private void inCase(Of of, @Nullable Integer number, String qualifier) {
        if (number != null) {
            links.add(new StepLink(of, caseId + "/" + number, qualifier));
        }
    }

    // A file is one object wherever the case names it, by a number: its digest tells who has it
    // too.
    private void evidence(@Nullable List<Evidence> evidence, String qualifier) {
        Stream.ofNullable(evidence)
                .flatMap(List::stream)
                .map(Evidence::sha256)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(digest -> {
                    files.putIfAbsent(digest, files.size() + 1);
                    inCase(Of.EVIDENCE, files.get(digest), qualifier);
                });
    }
}
