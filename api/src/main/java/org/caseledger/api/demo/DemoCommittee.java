package org.caseledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.RandomSamples;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.sampling.SampleCommand.DrawSample;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.checkup.Samples;
import org.caseledger.text.Sha256;
import org.springframework.stereotype.Component;

/**
 * Plays the review committee over the sample cases (P9.12): a sample of the quarter before the last that is closed by
 * its minutes, and one of the last quarter, in which a case waits for its conclusion and one for each of the second
 * readers.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoCommittee {
    private static final int OF_GATED = 5;
    private static final int OF_ALL = 9;

    /** What is done with the last cases, from the last one: on one the readers differed, one is not read at all. */
    private static final List<String> LAST = List.of("unread", "asked", "named", "differ");

    /** One of the sample cases: without it the ledger is not that of the demo. */
    private static final CaseId PLAYED = CaseId.named("demo/18");

    /** Every case, and those that once needed approvals. */
    private static final SampleStrata ALL = new SampleStrata(null, null, null);

    private static final SampleStrata GATED = new SampleStrata(null, null, true);

    private final EventLog log;
    private final Office office;
    private final Samples samples;
    private final RandomSamples drawn;
    private final CommandGate gate;

    /** Plays it once, when the views show all cases; what was interrupted goes on where it stopped. */
    public void play() {
        if (log.kindOf(PLAYED.value()).isEmpty() || gate.knows(request("last/asked"))) {
            return;
        }
        var closed = draw("before", quarter(2), GATED, OF_GATED);
        closed.cases().forEach(c -> play("read", "before", closed.id(), c));
        play("minutes", "before", closed.id(), closed.cases().get(0));
        var open = draw("last", quarter(1), ALL, OF_ALL);
        int left = open.cases().size();
        for (var c : open.cases()) {
            play(left > LAST.size() ? "read" : LAST.get(left - 1), "last", open.id(), c);
            left--;
        }
    }

    private void play(String course, String name, UUID sample, DrawnCase c) {
        var script = new Script(
                "committee", c.caseId(), office.calendar(), office.time().instant());
        DemoDesk.story(script)
                .with("name", name)
                .with("id", sample)
                .with("c", c)
                .play(course);
        DemoDesk.give(script, gate);
    }

    private Sample draw(String name, Period quarter, SampleStrata strata, int size) {
        var request = request(name + "/draw");
        var id = request.id().caseId();
        if (!gate.knows(request)) {
            long position = log.head();
            // The scripted cases alone, which some tests play, cover only some weeks.
            boolean enough = samples.population(quarter, strata, position).cases() >= size;
            var asked = samples.ask(enough ? quarter : Period.ALL, strata, size, position, bytes(name));
            gate.give(new DrawSample(id, asked), DemoPeople.person("auditor").actor(), request);
        }
        return drawn.named(id);
    }

    /** Where chance would be: the same day shows the same sample. */
    private static byte[] bytes(String name) {
        return Sha256.of(("demo/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** The quarter so many before the one it is now. */
    private Period quarter(int back) {
        var today = LocalDate.now(office.time().withZone(WorkCalendar.ZONE));
        var first = today.with(IsoFields.DAY_OF_QUARTER, 1).minusMonths(3L * back);
        return new Period(
                first.atStartOfDay(WorkCalendar.ZONE).toInstant(),
                first.plusMonths(3).atStartOfDay(WorkCalendar.ZONE).toInstant());
    }

    private static Request request(String name) {
        return new Request(RequestId.named("demo", "committee/" + name), null, null);
    }
}
