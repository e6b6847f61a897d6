package org.caseledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.clocks.RecordMissedDeadline;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.vault.SealedFiles;
import org.springframework.stereotype.Component;

/**
 * Plays the sample cases into an empty ledger, each step on its day, missed deadlines on theirs.
 */
@Component
public class DemoCases {

    private static final Set<String> OFFICE =
            Set.of(SettingsEvent.KIND, PersonEvent.KIND, UnitEvent.KIND);
    private static final int MOST_OF_AN_OFFICE = 1_000;

    private final EventLog log;
    private final Office office;
    private final PastLogs logs;
    private final SealedFiles scans;
    private final OfficialSeals seals;

    DemoCases(EventLog log, Office office, PastLogs logs, SealedFiles scans, OfficialSeals seals) {
        this.log = log;
        this.office = office;
        this.logs = logs;
        this.scans = scans;
        this.seals = seals;
    }

    /**
     * Plays them into a ledger that holds nothing but its office; tells the percentage that is
     * done. What was interrupted goes on where it stopped, since each step is a request of its own
     * name.
     */
    public void play(IntConsumer percent) {
        var scripts =
                DemoScripts.leadingUpTo(
                        office.time().instant(), office.calendar(), office.procedure());
        var steps =
                scripts.stream()
                        .flatMap(script -> script.steps().stream())
                        .sorted(Comparator.comparing(Script.Step::at))
                        .toList();
        boolean begun = wasPlayed(steps.get(0));
        boolean done = wasPlayed(steps.get(steps.size() - 1));
        if (done || !begun && isUsed()) {
            return;
        }
        var now = new AtomicReference<>(steps.get(0).at());
        InstantSource time = now::get;
        var clock = time.withZone(ZoneOffset.UTC);
        var pastLog = logs.by(clock);
        var officeThen = new OfficeAt(clock, office);
        var past = new PastActs(pastLog, clock, officeThen, seals);
        try (var ledger = CommandSide.over(pastLog, seals, officeThen)) {
            var gate = ledger.gate();
            var files = new CaseFiles(pastLog);
            int played = 0;
            for (var step : steps) {
                passDaysUntil(step.at(), now, scripts, files, gate);
                now.set(step.at());
                if (!wasPlayed(step)) {
                    play(step, gate, past);
                }
                percent.accept(++played * 100 / steps.size());
            }
            passDaysUntil(office.time().instant(), now, scripts, files, gate);
        }
    }

    private void play(Script.Step step, CommandGate gate, PastActs past) {
        var actor = step.person().actor();
        if (step.deed() instanceof Script.Given given) {
            keepScan(given.command());
            gate.give(given.command(), actor, request(step));
        } else if (step.deed() instanceof Script.Past act) {
            var event = act.event().apply((field, text) -> office.seal(act.caseId(), field, text));
            past.record(act.caseId(), event, actor, request(step));
        }
    }

    private void keepScan(Command command) {
        if (command instanceof SigningCommand signing && signing.paper() != null) {
            scans.keep(signing.caseId(), Steps.SCAN.getBytes(StandardCharsets.UTF_8), "pdf");
        }
    }

    private boolean isUsed() {
        return log.readAfter(0, MOST_OF_AN_OFFICE).stream()
                .anyMatch(event -> !OFFICE.contains(event.aggregateType()));
    }

    private boolean wasPlayed(Script.Step step) {
        return log.findEvent(step.request().eventId(0)).isPresent();
    }

    private static Request request(Script.Step step) {
        return new Request(step.request(), null, null);
    }

    /** Time passes: each clock that runs out before is recorded at the moment it does. */
    private static void passDaysUntil(
            Instant until,
            AtomicReference<Instant> now,
            List<Script> scripts,
            CaseFiles files,
            CommandGate gate) {
        scripts.stream()
                .flatMap(script -> files.find(script.caseId()).stream())
                .flatMap(file -> file.deadlines().open().stream().map(d -> new Passing(file, d)))
                .filter(p -> !p.deadline().missed() && p.deadline().isOverdueAt(until))
                .sorted(Comparator.comparing(p -> p.deadline().dueAt()))
                .forEach(
                        p -> {
                            now.set(p.deadline().dueAt());
                            gate.give(
                                    new RecordMissedDeadline(
                                            p.file().caseId(),
                                            p.deadline().clock(),
                                            p.deadline().number(),
                                            null,
                                            null),
                                    Actor.SYSTEM,
                                    Request.once());
                        });
    }

    private record Passing(CaseFile file, Deadline deadline) {}

    /** The office, at the time that the sample cases have reached. */
    private record OfficeAt(Clock time, Office original) implements OfficeLike {}
}
