package org.caseledger.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Lifecycle;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case that several views need, folded in one place. A view keeps those that it shows and passes them in
 * again for the next event: a fact that it does not keep stays empty.
 */
public record CaseState(
        String number,
        String procedure,
        @Nullable ComplaintKind kind,
        @Nullable Channel channel,
        @Nullable Instant receivedAt,
        @Nullable String source,
        @Nullable ComplaintState state,
        int round,
        Assignment assignment,
        Classification classification) {
    /** Of a case that has not begun. */
    public static final CaseState NONE =
            new CaseState("", "", null, null, null, null, null, 1, Assignment.NONE, Classification.NONE);

    /** Who handles a case: a unit, and a person of it when one is named. */
    public record Assignment(
            @Nullable UnitId unit, @Nullable String handler) {
        /** Before a case is assigned, and after it was returned. */
        public static final Assignment NONE = new Assignment(null, null);

        /** The same after an event. */
        public Assignment on(Object event) {
            if (event instanceof ComplaintAssigned e) {
                return new Assignment(e.unit(), e.handler());
            } else if (event instanceof ReturnReviewed e && e.heldAgain()) {
                return new Assignment(e.unit(), e.handler());
            }
            return event instanceof ComplaintReturned ? NONE : this;
        }
    }

    /** What a case was classified as; everything is empty until then. */
    public record Classification(
            List<String> category,
            @Nullable Severity severity,
            @Nullable Difficulty difficulty,
            @Nullable OpinionLevel opinionLevel,
            @Nullable LineOfBusiness line,
            List<Flag> flags) {
        public static final Classification NONE = new Classification(List.of(), null, null, null, null, List.of());

        static Classification of(ComplaintClassified e) {
            // A set has no order of its own: the same events always give the same row.
            return new Classification(
                    e.category(),
                    e.severity(),
                    e.difficulty(),
                    e.opinionLevel(),
                    e.line(),
                    e.flags().stream().sorted().toList());
        }
    }

    /** The unit that has the case now, if one has it. */
    public @Nullable UnitId unit() {
        return assignment.unit();
    }

    /** The person who handles it, if one is named. */
    public @Nullable String handler() {
        return assignment.handler();
    }

    /** The facts after an event. */
    public CaseState on(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent event) || event instanceof DeadlineEvent) {
            return this;
        }
        // A view that does not keep the state does not get to know it either.
        var after = state == null && receivedAt != null ? null : Lifecycle.after(state, event);
        if (event instanceof ComplaintReceived e) {
            return new CaseState(
                    e.number(),
                    e.procedure(),
                    e.kind(),
                    e.channel(),
                    e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt(),
                    null,
                    after,
                    1,
                    Assignment.NONE,
                    Classification.NONE);
        }
        return new CaseState(
                number,
                procedure,
                kindAfter(event),
                channelAfter(event),
                receivedAt,
                event instanceof HistoryAdopted e ? e.source() : source,
                after,
                event instanceof BeginsRound e ? e.round() : round,
                assignment.on(event),
                event instanceof ComplaintClassified e ? Classification.of(e) : classification);
    }

    private @Nullable ComplaintKind kindAfter(ComplaintEvent event) {
        return event instanceof RecordCorrected e && e.field() == CorrectedField.KIND
                ? ComplaintKind.valueOf(e.after())
                : kind;
    }

    private @Nullable Channel channelAfter(ComplaintEvent event) {
        return event instanceof RecordCorrected e && e.field() == CorrectedField.CHANNEL
                ? Channel.valueOf(e.after())
                : channel;
    }

    /** What the clocks and gates of a procedure go by. */
    public CaseFacts facts() {
        var asReceived = CaseFacts.unclassified(kind, channel);
        return classification.severity() == null
                ? asReceived
                : new CaseFacts(
                        kind,
                        channel,
                        classification.severity(),
                        classification.difficulty(),
                        classification.opinionLevel(),
                        classification.line(),
                        Set.copyOf(classification.flags()));
    }
}
