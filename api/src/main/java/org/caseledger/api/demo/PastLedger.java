package org.caseledger.api.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.PastEvents;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.clocks.Clocks;
import org.jspecify.annotations.Nullable;

/**
 * The command side in the past: every command is decided by its aggregate at the time that is reached, and what follows
 * is in memory until it is recorded. Time passes forwards only, and each deadline that runs out meanwhile is recorded
 * as missed at that moment.
 */
final class PastLedger implements AutoCloseable {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final PastOffice office;
    private final PastCases cases;
    private final PastEvents events;
    private final CommandSide commands;

    /**
     * {@code numbers} are those that the cases have claimed; equal deadlines run out in {@code order} of their cases.
     */
    PastLedger(Office original, Map<CaseId, String> numbers, Collection<CaseId> order) {
        InstantSource time = now::get;
        Clock clock = time.withZone(ZoneOffset.UTC);
        cases = new PastCases(time, order);
        events = new PastEvents(time, cases::on);
        office = PastOffice.of(original, clock, numbers, events, cases);
        commands = CommandSide.over(events, office);
    }

    /** Time passes: each deadline that runs out until then is recorded at the moment it does. */
    void passUntil(Instant until) {
        for (var due = cases.nextUntil(until); due.isPresent(); due = cases.nextUntil(until)) {
            now.set(due.get().at());
            miss(due.get());
        }
        now.set(until);
    }

    /** A deadline that was extended may be missed once more. */
    private void miss(PastCases.Due due) {
        var name = "%s/missed/%s/%d/%s".formatted(due.caseId(), due.clock(), due.number(), due.at());
        give(
                new RecordMissedDeadline(due.caseId(), due.clock(), due.number(), null, null),
                Actor.SYSTEM,
                new Request(RequestId.named("demo", name), null, null));
    }

    /** Gives a command now; throws what its aggregate throws. */
    void give(Command command, Actor actor, Request request) {
        commands.send(command, actor, request);
    }

    /** Receives a case in an exercise again, as the one that it was has become by now (P3.22). */
    void receiveAgain(Script.Again again) {
        var acts = events.of(again.source().value()).stream()
                .map(PastEvents.Happened::event)
                .toList();
        var receipt = (ComplaintReceived) acts.get(0);
        var command = new ReplayComplaint(
                again.caseId(),
                receipt.kind(),
                receipt.channel(),
                lastOf(ComplaintClassified.class, acts),
                receipt.complainant() != null,
                again.number(),
                again.respondent(),
                now.get(),
                null);
        give(command, Actor.SYSTEM, command.request());
    }

    private static <E> @Nullable E lastOf(Class<E> type, List<LedgerEvent> acts) {
        return acts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * Records what today's rules refuse, as histories from earlier versions of the ledger contain it: no rule is
     * checked, and the clocks follow as they do for every act.
     */
    void record(CaseId caseId, ComplaintEvent event, Actor actor, Request request) {
        append(caseId, event, actor, request, 0);
        if (event instanceof Act act) {
            var c = cases.find(caseId).orElseThrow();
            var rules = c.clockRules(new DecisionContext(actor, now.get(), office));
            int n = 1;
            for (var follows : Clocks.after(act, c.clocked(), rules, now.get())) {
                append(caseId, follows, actor, request, n++);
            }
        }
    }

    private void append(CaseId caseId, ComplaintEvent event, Actor actor, Request request, int n) {
        events.add(event, ComplaintEvent.STREAM, caseId.value(), actor, request, n);
    }

    /** Records all that has happened. */
    void recordIn(EventLog log, OfficialSeals seals) {
        events.recordIn(log, seals);
    }

    @Override
    public void close() {
        commands.close();
    }
}
