package org.caseledger.query.board;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.retention.RetentionEvent;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Gates;
import org.caseledger.query.CaseState;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.CaseState.Classification;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The steps of the board's fold: each unpacks a card, lets events change it, and makes the next. */
final class BoardFold {
    private CaseState of = CaseState.NONE;
    private Respondent respondent = Respondent.NONE;
    private @Nullable UnitId signedOffUnit;
    private List<String> onDuty = List.of();
    private java.time.@Nullable Instant lastActAt;
    private int urged;
    private RepeatLinks repeats = RepeatLinks.NONE;
    private Assistances assistances = Assistances.NONE;
    private Signing signing = Signing.NOTHING;
    private Deadlines deadlines = Deadlines.NONE;
    private boolean outOfSight;

    BoardFold(@Nullable BoardCase before) {
        if (before == null) {
            return;
        }
        BoardCard card = before.card();
        of = new CaseState(
                card.number(),
                before.procedure(),
                card.kind(),
                card.channel(),
                card.receivedAt(),
                card.source(),
                card.state(),
                card.round(),
                new Assignment(card.unit(), card.handler()),
                new Classification(
                        card.category(),
                        card.severity(),
                        card.difficulty(),
                        card.opinionLevel(),
                        before.line(),
                        card.flags()));
        respondent = new Respondent(card.secret() == null ? card.respondent() : before.withheld(), null, card.secret());
        signedOffUnit = card.signedOffUnit();
        onDuty = card.onDuty();
        lastActAt = card.lastActAt();
        urged = card.urged();
        repeats = before.repeats();
        assistances = before.assistances();
        signing = before.signing();
        deadlines = before.deadlines();
        outOfSight = before.outOfSight();
    }

    /** The card after those of these events that it has not had; those in between are not made. */
    static @Nullable BoardCase after(
            @Nullable BoardCase before, List<Recorded> events, Function<String, @Nullable Gates> gates) {
        long position = before == null ? 0 : before.card().position();
        var fold = new BoardFold(before);
        Recorded last = null;
        for (var recorded : events) {
            if (recorded.position() > position) {
                fold.apply(recorded);
                last = recorded;
            }
        }
        return last == null ? before : fold.kept(last, gates);
    }

    BoardCase next(Recorded recorded, Function<String, @Nullable Gates> gates) {
        apply(recorded);
        return kept(recorded, gates);
    }

    /** Lets one event change the card. */
    private void apply(Recorded recorded) {
        var event = (ComplaintEvent) recorded.event();
        of = of.on(recorded);
        respondent = respondent.on(event);
        repeats = repeats.on(event);
        assistances = assistances.on(event);
        deadlines = deadlines.on(event, recorded.recordedAt());
        if (event instanceof RetentionEvent) {
            outOfSight = outOfSight(event);
        } else if (event instanceof DutyOfficerNamed e) {
            onDuty = e.officers().stream().map(DutyOfficer::person).toList();
        } else if (event instanceof Act act) {
            acted(act);
        }
        if (!of.state().isOpen()) {
            onDuty = List.of();
        }
    }

    /** The card after the last event. */
    private BoardCase kept(Recorded recorded, Function<String, @Nullable Gates> gates) {
        return new BoardCase(
                card(recorded, gates),
                of.procedure(),
                of.classification().line(),
                signing,
                deadlines,
                respondent.secret() == null ? null : respondent.name(),
                repeats,
                assistances,
                outOfSight);
    }

    private boolean outOfSight(ComplaintEvent event) {
        return event instanceof CaseSealedOff
                || event instanceof CaseDestroyed
                || outOfSight && !(event instanceof SealingOffLifted);
    }

    private void acted(Act act) {
        if (act instanceof ComplaintReceived) {
            lastActAt = of.receivedAt();
        } else if (act instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
        } else if (act instanceof ComplaintAssigned) {
            onDuty = List.of();
        } else if (act instanceof HandlingUrged e) {
            urged += e.taken() == UrgingStep.URGE ? 1 : 0;
        }
        signing = signing.on(act);
        if (act.occurredAt() != null && act.occurredAt().isAfter(lastActAt)) {
            lastActAt = act.occurredAt();
        }
    }

    private Turn turn(@Nullable Gates gates) {
        if (signing.loweringWaits()) {
            return new Turn(Role.LEADER, NextStep.DECIDE_LOWERING);
        } else if (of.state().isOpen() && signing.reconsidersUnder(gates)) {
            return new Turn(signing.reconsiders(), NextStep.RECONSIDER);
        }
        return switch (of.state()) {
            case RECEIVED -> new Turn(Role.DISPATCHER, NextStep.CLASSIFY);
            case RETURNED -> signing.turnOnReturn(gates);
            case CLASSIFIED -> {
                boolean signOffFirst = gates != null
                        && gates.signOff() != null
                        && of.kind() != ComplaintKind.INQUIRY
                        && signedOffUnit == null;
                yield signing.turn(
                        gates,
                        of.facts(),
                        signOffFirst
                                ? new Turn(Role.LEADER, NextStep.SIGN_OFF)
                                : new Turn(Role.DISPATCHER, NextStep.ASSIGN));
            }
            case ASSIGNED -> signing.turn(gates, of.facts(), new Turn(Role.HANDLER, signing.onward(NextStep.ACCEPT)));
            case REOPENED -> {
                boolean anew = deadlines.open(Clock.ACCEPTANCE).isPresent();
                yield of.unit() == null || anew
                        ? new Turn(Role.DISPATCHER, NextStep.ASSIGN)
                        : new Turn(Role.HANDLER, signing.onward(NextStep.HANDLE));
            }
            case ACCEPTED -> signing.turn(gates, of.facts());
            default ->
                switch (of.state().phase()) {
                    case CLOSED -> new Turn(Role.CENTER_HEAD, afterClosing());
                    case ARCHIVED -> Turn.NOBODY;
                    case OPEN -> throw new IllegalStateException("no role acts in " + of.state());
                };
        };
    }

    private NextStep afterClosing() {
        return deadlines.open(Clock.FOLLOW_UP).isPresent() ? NextStep.FOLLOW_UP : NextStep.ARCHIVE;
    }

    private BoardCard card(Recorded recorded, Function<String, @Nullable Gates> gates) {
        var classified = of.classification();
        boolean open = of.state().isOpen();
        var running = NextDeadline.running(deadlines);
        var turn = turn(gates.apply(of.procedure()));
        return new BoardCard(
                recorded.caseId(),
                of.number(),
                of.kind(),
                of.channel(),
                respondent.shown(),
                respondent.secret(),
                classified.category(),
                classified.severity(),
                classified.difficulty(),
                classified.opinionLevel(),
                classified.flags(),
                of.state(),
                open,
                of.unit(),
                of.handler(),
                signedOffUnit,
                onDuty,
                assistances.seenBy(),
                turn.role(),
                turn.step(),
                of.round(),
                of.receivedAt(),
                lastActAt,
                running.isEmpty() ? null : running.get(0),
                NextDeadline.firstAmber(running),
                any(Deadline::missed),
                any(Deadline::asStated),
                urged,
                repeats.last(),
                of.source(),
                recorded.sequence(),
                recorded.position());
    }

    private boolean any(Predicate<Deadline> such) {
        for (var deadline : deadlines.all()) {
            if (such.test(deadline)) {
                return true;
            }
        }
        return false;
    }
}
