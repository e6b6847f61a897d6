package org.caseledger.query.board;

import java.util.List;
import java.util.function.Function;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingUrged;
import org.caseledger.events.complaint.HistoryAdopted;
import org.caseledger.events.complaint.Lifecycle;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.RoutingSignedOff;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Gates;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the board's fold: takes a card apart, lets one event change it, makes the next. */
final class BoardFold {

    private String number = "";
    private @Nullable ComplaintKind kind;
    private @Nullable Channel channel;
    private Respondent respondent = Respondent.NONE;
    private List<String> category = List.of();
    private @Nullable Severity severity;
    private @Nullable Difficulty difficulty;
    private @Nullable OpinionLevel opinionLevel;
    private @Nullable LineOfBusiness line;
    private List<Flag> flags = List.of();
    private @Nullable ComplaintState state;
    private @Nullable UnitId unit;
    private @Nullable String handler;
    private @Nullable UnitId signedOffUnit;
    private List<String> onDuty = List.of();
    private int round = 1;
    private java.time.@Nullable Instant receivedAt;
    private java.time.@Nullable Instant lastActAt;
    private int urged;
    private RepeatLinks repeats = RepeatLinks.NONE;
    private @Nullable String source;
    private String procedure = "";
    private Signing signing = Signing.NOTHING;
    private Deadlines deadlines = Deadlines.NONE;

    BoardFold(@Nullable BoardCase before) {
        if (before == null) {
            return;
        }
        BoardCard card = before.card();
        number = card.number();
        kind = card.kind();
        channel = card.channel();
        respondent =
                new Respondent(
                        card.secret() == null ? card.respondent() : before.withheld(),
                        card.secret());
        category = card.category();
        severity = card.severity();
        difficulty = card.difficulty();
        opinionLevel = card.opinionLevel();
        line = before.line();
        flags = card.flags();
        state = card.state();
        unit = card.unit();
        handler = card.handler();
        signedOffUnit = card.signedOffUnit();
        onDuty = card.onDuty();
        round = card.round();
        receivedAt = card.receivedAt();
        lastActAt = card.lastActAt();
        urged = card.urged();
        repeats = before.repeats();
        source = card.source();
        procedure = before.procedure();
        signing = new Signing(before.approved(), before.opinionWaits());
        deadlines = before.deadlines();
    }

    BoardCase next(Recorded recorded, Function<String, @Nullable Gates> gates) {
        var event = (ComplaintEvent) recorded.event();
        state = Lifecycle.after(state, event);
        respondent = respondent.on(event);
        repeats = repeats.on(event);
        if (event instanceof DeadlineEvent e) {
            deadlines = deadlines.on(e);
        } else if (event instanceof DutyOfficerNamed e) {
            onDuty = e.officers().stream().map(DutyOfficer::person).toList();
        } else if (event instanceof Act act) {
            acted(act, recorded);
        }
        return new BoardCase(
                card(recorded, gates),
                procedure,
                line,
                signing.approved(),
                signing.opinionWaits(),
                deadlines,
                respondent.secret() == null ? null : respondent.name(),
                repeats);
    }

    private void acted(Act act, Recorded recorded) {
        if (act instanceof ComplaintReceived e) {
            received(e, recorded);
        } else if (act instanceof RecordCorrected e) {
            corrected(e);
        } else if (act instanceof ComplaintClassified e) {
            classified(e);
        } else if (act instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
        } else if (act instanceof ComplaintAssigned e) {
            unit = e.unit();
            handler = e.handler();
            onDuty = List.of();
        } else if (act instanceof ComplaintReturned) {
            unit = null;
            handler = null;
        } else if (act instanceof HandlingUrged e) {
            urged += e.taken() == UrgingStep.URGE ? 1 : 0;
        } else if (act instanceof HistoryAdopted e) {
            source = e.source();
        } else if (act instanceof ComplaintReopened e) {
            round = e.round();
        }
        signing = signing.on(act);
        if (act.occurredAt() != null && act.occurredAt().isAfter(lastActAt)) {
            lastActAt = act.occurredAt();
        }
    }

    private void received(ComplaintReceived e, Recorded recorded) {
        number = e.number();
        kind = e.kind();
        channel = e.channel();
        procedure = e.procedure();
        receivedAt = e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt();
        lastActAt = receivedAt;
    }

    private void corrected(RecordCorrected e) {
        switch (e.field()) {
            case CHANNEL -> channel = Channel.valueOf(e.after());
            case KIND -> kind = ComplaintKind.valueOf(e.after());
            case COMPLAINANT, NARRATIVE, RESPONDENT -> {}
        }
    }

    private void classified(ComplaintClassified e) {
        category = e.category();
        severity = e.severity();
        difficulty = e.difficulty();
        opinionLevel = e.opinionLevel();
        line = e.line();
        // A set has no order of its own: the same events always give the same row.
        flags = e.flags().stream().sorted().toList();
    }

    private @Nullable Role waitsFor(@Nullable Gates gates) {
        return switch (state) {
            case RECEIVED, RETURNED -> Role.DISPATCHER;
            case CLASSIFIED -> {
                boolean signOffFirst =
                        gates != null && gates.signOff() != null && kind != ComplaintKind.INQUIRY;
                yield signOffFirst && signedOffUnit == null ? Role.LEADER : Role.DISPATCHER;
            }
            case ASSIGNED -> Role.HANDLER;
            case REOPENED -> unit == null ? Role.DISPATCHER : Role.HANDLER;
            case ACCEPTED -> signing.turn(gates, facts());
            case REPLIED, DECLINED, REFERRED -> Role.CENTER_HEAD;
            case ARCHIVED -> null;
        };
    }

    private CaseFacts facts() {
        var asReceived = CaseFacts.unclassified(kind, channel);
        return severity == null
                ? asReceived
                : new CaseFacts(
                        kind,
                        channel,
                        severity,
                        difficulty,
                        opinionLevel,
                        line,
                        java.util.Set.copyOf(flags));
    }

    private BoardCard card(Recorded recorded, Function<String, @Nullable Gates> gates) {
        var running = NextDeadline.running(deadlines);
        return new BoardCard(
                recorded.caseId(),
                number,
                kind,
                channel,
                respondent.shown(),
                respondent.secret(),
                category,
                severity,
                difficulty,
                opinionLevel,
                flags,
                state,
                state.isOpen(),
                unit,
                handler,
                signedOffUnit,
                state.isOpen() ? onDuty : List.of(),
                waitsFor(gates.apply(procedure)),
                round,
                receivedAt,
                lastActAt,
                running.isEmpty() ? null : running.get(0),
                NextDeadline.firstAmber(running),
                deadlines.all().stream().anyMatch(Deadline::missed),
                urged,
                repeats.last(),
                source,
                recorded.sequence(),
                recorded.position());
    }
}
