package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;

/** What has happened to the case of a test: the events of commands that were really decided. */
public final class History {
    private final TestOffice office;
    private final CaseState state = new CaseState();
    private final List<ComplaintEvent> events = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();

    public History(TestOffice office) {
        this.office = office;
    }

    /** All of it, in order. */
    public List<ComplaintEvent> events() {
        return List.copyOf(events);
    }

    /** When each of them was recorded. */
    public List<Instant> times() {
        return List.copyOf(times);
    }

    /** The case, folded. */
    public CaseState state() {
        return state;
    }

    /** Lets time pass until then. */
    public History at(Instant now) {
        office.setTime(now);
        return this;
    }

    /** Gives a command that must be allowed. */
    public History give(Actor actor, ComplaintCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Decisions.decide(command, state, context, this::holding);
        return this;
    }

    /** Holds an event that an older version recorded. */
    public History holding(ComplaintEvent event) {
        state.on(event, office.time().instant());
        events.add(event);
        times.add(office.time().instant());
        return this;
    }

    public History received() {
        return give(INTAKE, Give.receive());
    }

    public History received(ComplaintKind kind, Channel channel) {
        return give(INTAKE, Give.receive(kind, channel));
    }

    public History classified() {
        return classified(Severity.GENERAL);
    }

    public History classified(Severity severity, Flag... flags) {
        return give(DISPATCHER, Give.classify(severity, flags));
    }

    public History signedOff(UnitId unit) {
        return give(LEADER, Give.signOff(unit));
    }

    public History assignedTo(UnitId unit) {
        return give(DISPATCHER, Give.assign(unit));
    }

    public History returnedBy(UnitId unit) {
        return give(handlerOf(unit), Give.giveBack());
    }

    public History returnAccepted() {
        return give(HEAD, Give.reviewReturn(true));
    }

    public History returnRefused() {
        return give(HEAD, Give.reviewReturn(false));
    }

    public History acceptedBy(UnitId unit) {
        return give(handlerOf(unit), Give.accept());
    }

    public History drafted(UnitId unit, String text) {
        return give(handlerOf(unit), Give.draft(text));
    }

    public History approved(int draft, String text) {
        return give(LEADER, Give.approve(draft, text));
    }

    public History reviewed(int draft, String text) {
        return give(LEGAL, Give.approve(draft, text));
    }

    /** By the unit that holds it, or by the center. */
    public History replied(String text) {
        var unit = state().unit();
        return give(unit == null ? HEAD : handlerOf(unit), Give.reply(text));
    }

    public History reopened() {
        return give(SUPERVISOR, Give.reopen());
    }
}
