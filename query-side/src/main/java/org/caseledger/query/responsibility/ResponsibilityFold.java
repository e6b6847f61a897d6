package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCase;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold over whom a case waits for. */
final class ResponsibilityFold {
    private final OfficeHours hours;
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Returned> returns = new ArrayList<>();
    private final List<UnitId> units = new ArrayList<>();
    private @Nullable Instant lastActAt;
    private @Nullable Instant approvedAt;
    private RoundFacts ofTheRound = RoundFacts.NONE;

    ResponsibilityFold(@Nullable HoldingCase before, OfficeHours hours) {
        this.hours = hours;
        if (before != null) {
            holdings.addAll(before.holdings());
            returns.addAll(before.returns());
            units.addAll(before.units());
            lastActAt = before.lastActAt();
            approvedAt = before.approvedAt();
            ofTheRound = before.ofTheRound();
        }
    }

    HoldingCase next(BoardCase board, Recorded recorded) {
        if (recorded.event() instanceof Act act) {
            acted(act, recorded);
        }
        ofTheRound = ofTheRound.on(recorded.event());
        var before = lasting();
        waitsFor(board.card(), recorded);
        if (lastActAt == null || before == null || before != lasting() || isBy(before, recorded)) {
            lastActAt = recorded.recordedAt();
        }
        approvedAt = isApproved(board) ? earlier(approvedAt, recorded) : null;
        return new HoldingCase(
                board,
                List.copyOf(holdings),
                List.copyOf(returns),
                List.copyOf(units),
                lastActAt,
                approvedAt,
                ofTheRound);
    }

    private @Nullable Holding lasting() {
        int last = holdings.size() - 1;
        return last >= 0 && holdings.get(last).lasts() ? holdings.get(last) : null;
    }

    /** Whether those who had it did it: whoever presses them, or looks in, moves nothing. */
    private static boolean isBy(Holding had, Recorded recorded) {
        var actor = recorded.actor();
        return actor.role() == had.role() && (had.unit() == null || had.unit().equals(actor.unit()));
    }

    /** Whether a reply waits for nothing but to be sent by those who handle the case. */
    private static boolean isApproved(BoardCase board) {
        return board.card().state() == ComplaintState.ACCEPTED
                && board.card().waitsFor() == Role.HANDLER
                && board.signing().approved() != null
                && !board.signing().approved().isEmpty();
    }

    private static Instant earlier(@Nullable Instant known, Recorded recorded) {
        return known == null ? recorded.recordedAt() : known;
    }

    private void acted(Act act, Recorded recorded) {
        if (act instanceof ComplaintReturned e) {
            returns.add(new Returned(
                    returns.size() + 1,
                    at(recorded),
                    e.unit(),
                    recorded.actor().person(),
                    e.reason(),
                    e.proposedUnit(),
                    null,
                    false,
                    false));
        } else if (act instanceof ReturnReviewed e && e.heldAgain() && !returns.isEmpty()) {
            int last = returns.size() - 1;
            returns.set(last, returns.get(last).givenBack());
        } else if (act instanceof ComplaintAssigned e) {
            assigned(e.unit());
        } else if (act instanceof HistoryAdopted e) {
            adopted(e, at(recorded));
        }
    }

    /** Keeps only what the source has: who had it when, up to an end that it does not record. */
    private void adopted(HistoryAdopted e, Instant at) {
        int told = 0;
        if (!e.gaps().contains(SourceGap.ASSIGNMENT)) {
            while (told < holdings.size() && isTold(holdings.get(told), e, at)) {
                told++;
            }
        }
        holdings.subList(told, holdings.size()).clear();
    }

    /** Whether the end of a holding is known: one that ended with the adoption ended at an unknown time. */
    private static boolean isTold(Holding holding, HistoryAdopted e, Instant at) {
        return holding.lasts() ? !e.closed() : holding.until().isBefore(at);
    }

    private void assigned(UnitId to) {
        int last = returns.size() - 1;
        if (last >= 0 && returns.get(last).sentTo() == null) {
            boolean back = units.contains(to) && !units.get(units.size() - 1).equals(to);
            returns.set(last, returns.get(last).sentTo(to, back));
        }
        units.add(to);
    }

    private void waitsFor(BoardCard card, Recorded recorded) {
        Role role = card.waitsFor();
        boolean unitHasIt = role == Role.HANDLER;
        UnitId unit = unitHasIt ? card.unit() : null;
        String person = unitHasIt ? card.handler() : null;
        Holding lasting = lasting();
        if (lasting != null && role != null && lasting.isOf(role, unit, person)) {
            return;
        }
        Instant at = at(recorded);
        if (lasting != null) {
            // An entry with an earlier time takes nothing back from who had it.
            at = at.isBefore(lasting.from()) ? lasting.from() : at;
            holdings.set(holdings.size() - 1, end(lasting, at, recorded));
        }
        if (role != null) {
            holdings.add(
                    new Holding(holdings.size() + 1, role, unit, person, at, hours.secondsUntil(at), null, null, null));
        }
    }

    private Holding end(Holding lasting, Instant at, Recorded recorded) {
        var actor = recorded.actor();
        // Who brings a history in is not who did what it tells.
        boolean migrated = recorded.event() instanceof Act act && act.occurred().source() != null;
        return lasting.ended(
                at,
                hours.secondsUntil(lasting.from()),
                hours.secondsUntil(at),
                EventCodec.nameOf(recorded.event().getClass()),
                migrated || !actor.role().isOfTheOffice() ? null : actor.person());
    }

    /** A receipt and a migrated history count as stated, what the office did as it was recorded. */
    private static Instant at(Recorded recorded) {
        boolean stated = recorded.event() instanceof Act act
                && (act instanceof ComplaintReceived || act.occurred().source() != null);
        Instant occurred = ((ComplaintEvent) recorded.event()).occurredAt();
        return stated && occurred != null ? occurred : recorded.recordedAt();
    }
}
