package org.caseledger.api.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.HoldingRow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 监督要点: what those who oversee ask of every case, each with the event that proves it: who returned it and why, whether
 * the reply sent is the approved one, which deadline was missed and by whom, who opened what is sealed, who holds it
 * and for how long, and what was corrected.
 */
@Component
@RequiredArgsConstructor
class CasePoints {
    private final CaseReading reading;
    private final Oversight oversight;
    private final HoldingTimes holdings;
    private final DeadlineQueries deadlines;

    /** Whether a reply is the text that was approved. */
    enum Match {
        SAME,
        OTHER,
        /** The draft was not signed, or no draft was named. */
        NOT_SIGNED
    }

    /** A reply that was sent, as the step of that sequence; {@code by} approved its draft. */
    record Reply(long sequence, Instant at, @Nullable Integer draft, Match match, List<String> by) {}

    /** The answers for one case, each in the order of the log. */
    record Points(
            CaseSummary summary,
            List<HistoryEntry> returns,
            List<Reply> replies,
            List<DeadlineRow> missed,
            List<Oversight.Noted> openings,
            long people,
            List<HoldingRow> holders,
            List<HistoryEntry> corrections) {}

    Points of(String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
        var caseId = CaseReading.caseId(id);
        var file = reading.now(caseId, actor);
        var history = reading.course(file, actor);
        var openings = oversight.openings(id, actor);
        return new Points(
                reading.summary(file, actor),
                of(history, Set.of(ComplaintReturned.class, ReturnReviewed.class)),
                file.events().stream()
                        .filter(e -> e.event() instanceof ComplaintReplied)
                        .map(e -> reply(e, (ComplaintReplied) e.event(), file))
                        .toList(),
                deadlines.of(caseId).stream()
                        .filter(row -> row.deadline().missed())
                        .toList(),
                openings,
                openings.stream()
                        .map(opened -> opened.actor())
                        .filter(who -> who.role() != Role.CITIZEN)
                        .map(Actor::person)
                        .distinct()
                        .count(),
                holders(file, actor),
                of(history, Set.of(RecordCorrected.class)));
    }

    private List<HoldingRow> holders(CaseFile file, Actor actor) {
        var from = file.receivedAt()
                .atZone(WorkCalendar.ZONE)
                .toLocalDate()
                .atStartOfDay(WorkCalendar.ZONE)
                .toInstant();
        var filter = new HoldingFilter(from, null, file.caseId(), null, null, null, true, true);
        return holdings.holdings(filter, Part.FIRST, actor).holdings();
    }

    /** Approvals of the draft before it was sent, by their digests. */
    private static Reply reply(Recorded sent, ComplaintReplied reply, CaseFile file) {
        var approvals = file.events().stream()
                .filter(e -> e.position() < sent.position())
                .map(Recorded::event)
                .filter(ReplyApproved.class::isInstance)
                .map(ReplyApproved.class::cast)
                .filter(e -> reply.draft() != null && e.draft() == reply.draft())
                .toList();
        boolean same = approvals.stream().allMatch(e -> e.digest().equals(reply.digest()));
        return new Reply(
                sent.sequence(),
                sent.recordedAt(),
                reply.draft(),
                approvals.isEmpty() ? Match.NOT_SIGNED : same ? Match.SAME : Match.OTHER,
                approvals.stream().map(ReplyApproved::by).distinct().toList());
    }

    private static List<HistoryEntry> of(List<HistoryEntry> history, Set<Class<? extends LedgerEvent>> types) {
        var names = types.stream().map(EventCodec::nameOf).collect(Collectors.toSet());
        return history.stream().filter(entry -> names.contains(entry.type())).toList();
    }

    /** 监督要点 of a case, which the page of the case shows as a card to those who oversee. */
    @PageController
    @RequiredArgsConstructor
    static class CasePointsPages {
        private final CasePoints points;

        @GetMapping("/cases/{id}/points")
        String points(@PathVariable String id, PageRequest page) {
            var found = points.of(id, page.actor());
            page.add("points", found);
            page.add("case", found.summary());
            return "supervision/points";
        }
    }
}
