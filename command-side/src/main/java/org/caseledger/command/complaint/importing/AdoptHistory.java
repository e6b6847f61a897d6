package org.caseledger.command.complaint.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/**
 * 迁移历史: brings in a case from another system as the ordinary events with their own times. Only order and times are
 * checked; a wrong code or number is kept as supplied. What the source lacks is recorded as a gap, never invented; a
 * reply of which it has only the time is one without text. Each assignment but the first follows a return by the unit
 * before. A unit may be closed by now, unless it still has the case.
 */
@LedgerCommand(
        zh = "迁移历史",
        en = "migrate case history",
        roles = {Role.ADMIN})
public record AdoptHistory(
        CaseId caseId,
        String source,
        String sourceId,
        ComplaintKind kind,
        Channel channel,
        @Nullable Complainant complainant,
        Narrative narrative,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @Nullable RespondentDetails respondentDetails,
        @Nullable Matter matter,
        List<String> category,
        @Nullable Severity severity,
        List<Assignment> assignments,
        Instant receivedAt,
        @Nullable Instant classifiedAt,
        @Nullable String reply,
        @Nullable Instant repliedAt,
        Set<SourceGap> gaps,
        Outcome outcome)
        implements BeginningCommand {
    private static final String NO_REASON = "来源未说明退回理由 · the source gives no reason";

    /** A unit that had the case from then on; {@code at} is null where the source does not tell. */
    public record Assignment(UnitId unit, @Nullable Instant at) {}

    /**
     * How it ended, or stands, in the source: its verdict on its own time limit, its word for the status, whether it is
     * closed, the state in our words where the events do not lead to it, when it was closed and by when it was to be.
     */
    public record Outcome(
            @Nullable SourceVerdict verdict,
            @Nullable String status,
            boolean closed,
            @Nullable ComplaintState state,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt) {
        /** Where the source has no more of it. */
        public Outcome(@Nullable SourceVerdict verdict, @Nullable String status, boolean closed) {
            this(verdict, status, closed, null, null, null);
        }
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        requireOrder(context.now());
        requireUnits(context.office()::unitEver);
        var events = new ArrayList<ComplaintEvent>();
        events.add(received(context.office()));
        if (!category.isEmpty() || severity != null) {
            events.add(new ComplaintClassified(
                    category,
                    null,
                    null,
                    severity == null ? Severity.GENERAL : severity,
                    Difficulty.ORDINARY,
                    OpinionLevel.GENERAL,
                    null,
                    Set.of(),
                    at(classifiedAt)));
        }
        events.addAll(routing());
        if (reply != null || repliedAt != null) {
            var text = reply == null ? "" : reply;
            events.add(new ComplaintReplied(
                    context.office().seal(caseId, SealedField.REPLY, text),
                    Digest.of(text),
                    null,
                    null,
                    at(repliedAt)));
        }
        events.add(new HistoryAdopted(
                source,
                sourceId,
                gaps,
                outcome.verdict(),
                outcome.status(),
                outcome.closed(),
                outcome.state(),
                outcome.closedAt(),
                outcome.dueAt(),
                new Occurred(context.now(), null, source)));
        return events;
    }

    /** Whether the units of an office can have, or have had, the case. */
    public boolean fits(Function<UnitId, Optional<Unit>> units) {
        try {
            requireUnits(units);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private void requireUnits(Function<UnitId, Optional<Unit>> units) {
        Unit last = null;
        for (var assignment : assignments) {
            last = units.apply(assignment.unit()).orElseThrow(() -> new Refused(Rule.UNIT_KNOWN, assignment.unit()));
        }
        Guards.require(
                last == null || !last.closed() || !isWithItsUnit(),
                Rule.UNIT_NOT_CLOSED,
                assignments.isEmpty()
                        ? ""
                        : assignments.get(assignments.size() - 1).unit());
    }

    /** Whether the unit that had it last goes on with it. */
    private boolean isWithItsUnit() {
        var state = outcome.state();
        if (state != null) {
            return state.isOpen() && state != ComplaintState.RETURNED;
        }
        return !outcome.closed() && reply == null && repliedAt == null;
    }

    /** Whether none of its times is before the one before it, or after {@code now}. */
    public boolean isInOrderAt(Instant now) {
        try {
            requireOrder(now);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private void requireOrder(Instant now) {
        Guards.require(!receivedAt.isAfter(now), Rule.NOT_IN_THE_FUTURE);
        Instant last = receivedAt;
        for (var time : times().toList()) {
            Guards.require(!time.isBefore(last) && !time.isAfter(now), Rule.ORDER_OF_TIMES);
            last = time;
        }
        if (outcome.closedAt() != null) {
            Guards.require(
                    !outcome.closedAt().isBefore(receivedAt)
                            && !outcome.closedAt().isAfter(now),
                    Rule.ORDER_OF_TIMES);
        }
    }

    /** Those after the receipt that the source tells, in the order of the events. */
    private Stream<Instant> times() {
        return Stream.of(
                        Stream.ofNullable(classifiedAt),
                        assignments.stream().flatMap(a -> Stream.ofNullable(a.at())),
                        Stream.ofNullable(repliedAt))
                .flatMap(told -> told);
    }

    private List<ComplaintEvent> routing() {
        var events = new ArrayList<ComplaintEvent>();
        UnitId before = null;
        for (var assignment : assignments) {
            var occurred = at(assignment.at());
            if (before != null) {
                events.add(new ComplaintReturned(before, NO_REASON, null, null, occurred));
            }
            events.add(new ComplaintAssigned(assignment.unit(), null, null, null, occurred));
            before = assignment.unit();
        }
        return events;
    }

    private ComplaintReceived received(Office office) {
        var procedure = office.procedure();
        var occurred = at(receivedAt);
        var about = NamedRespondent.of(respondent, respondentKind, respondentDetails);
        return new ComplaintReceived(
                caseId,
                office.caseNumber(caseId, procedure.officeCode(), CaseGuards.year(occurred)),
                kind,
                channel,
                complainant == null
                        ? null
                        : office.seal(caseId, SealedField.COMPLAINANT, EventCodec.write(complainant)),
                office.seal(caseId, SealedField.NARRATIVE, EventCodec.write(narrative)),
                about.shown(),
                about.person(),
                about.details(),
                matter,
                null,
                null,
                procedure.id(),
                occurred);
    }

    private Occurred at(@Nullable Instant at) {
        return new Occurred(at, null, source);
    }

    @Override
    public @Nullable Instant occurredAt() {
        return null;
    }

    @Override
    public @Nullable String lateReason() {
        return null;
    }
}
