package org.caseledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Plays the sample cases into an empty ledger, each step on its day, missed deadlines on theirs: all is decided in
 * memory, and recorded in one transaction or not at all.
 */
@Component
public class DemoCases {
    private static final Set<String> OFFICE =
            Set.of(SettingsEvent.KIND, PersonEvent.KIND, UnitEvent.KIND, CategoryEvent.KIND);
    private static final int MOST_OF_AN_OFFICE = 1_000;

    private final EventLog log;
    private final Office office;
    private final CaseNumbers numbers;
    private final Vault vault;
    private final SealedFiles scans;
    private final OfficialSeals seals;

    DemoCases(EventLog log, Office office, DataSource dataSource, Vault vault, SealedFiles scans, OfficialSeals seals) {
        this.log = log;
        this.office = office;
        this.numbers = new CaseNumbers(dataSource);
        this.vault = vault;
        this.scans = scans;
        this.seals = seals;
    }

    /** Plays them into a ledger that holds nothing but its office; tells the percentage that is done. */
    public void play(IntConsumer percent) {
        play(DemoScripts.leadingUpTo(office.time().instant(), office.calendar(), office.procedure()), percent);
    }

    void play(List<Script> scripts, IntConsumer percent) {
        if (areToBePlayed()) {
            try (var past = decided(scripts, percent)) {
                past.recordIn(log, seals);
            }
        }
    }

    /** What happens in them until now, decided by the rules; nothing is recorded yet. */
    PastLedger decided(List<Script> scripts, IntConsumer percent) {
        var steps = scripts.stream()
                .flatMap(script -> script.steps().stream())
                .sorted(Comparator.comparing(Script.Step::at))
                .toList();
        var cases = scripts.stream().map(Script::caseId).toList();
        vault.prepare(cases);
        var past = new PastLedger(office, claimed(steps), cases);
        try {
            int played = 0;
            for (var step : steps) {
                past.passUntil(step.at());
                play(step, past);
                percent.accept(++played * 100 / steps.size());
            }
            past.passUntil(office.time().instant());
            return past;
        } catch (RuntimeException e) {
            past.close();
            throw e;
        }
    }

    /** The numbers of the cases, in the order in which they come in. */
    private Map<CaseId, String> claimed(List<Script.Step> steps) {
        return numbers.claim(
                office.procedure().officeCode(),
                steps.stream()
                        .filter(DemoCases::isReceipt)
                        .collect(Collectors.groupingBy(
                                step -> step.at().atZone(WorkCalendar.ZONE).getYear(),
                                Collectors.mapping(DemoCases::caseId, Collectors.toList()))));
    }

    private static boolean isReceipt(Script.Step step) {
        return step.deed() instanceof Script.Given given && given.command() instanceof ReceiveComplaint;
    }

    private static CaseId caseId(Script.Step step) {
        return new CaseId(((Script.Given) step.deed()).command().aggregate());
    }

    private void play(Script.Step step, PastLedger past) {
        var request = new Request(step.request(), null, null);
        if (step.deed() instanceof Script.Given given) {
            keepScan(given.command());
            past.give(given.command(), step.by(), request);
        } else if (step.deed() instanceof Script.Past act) {
            var event = act.event().apply((field, text) -> office.seal(act.caseId(), field, text));
            past.record(act.caseId(), event, step.by(), request);
        } else if (step.deed() instanceof Script.Again again) {
            past.receiveAgain(again);
        }
    }

    private void keepScan(Command command) {
        if (command instanceof SigningCommand signing && signing.paper() != null) {
            scans.keep(signing.caseId(), DemoScripts.SCAN.getBytes(StandardCharsets.UTF_8), "pdf");
        }
    }

    /** Whether the ledger holds nothing but its office yet. */
    boolean areToBePlayed() {
        return log.readAfter(0, MOST_OF_AN_OFFICE).stream().allMatch(event -> OFFICE.contains(event.aggregateType()));
    }
}
