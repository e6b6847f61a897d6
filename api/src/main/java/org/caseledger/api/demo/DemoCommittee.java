package org.caseledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.approvals.RandomSamples;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.sampling.ConcludeReview;
import org.caseledger.command.sampling.ConfirmReview;
import org.caseledger.command.sampling.IssueMinutes;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.views.Views;
import org.springframework.stereotype.Component;

/**
 * Plays the review committee over the sample cases (P9.12): one sample with conclusions and
 * minutes, and one that waits for a reader.
 */
@Component
public class DemoCommittee {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** One of the sample cases: without it the ledger is not that of the demo. */
    private static final CaseId PLAYED = CaseId.named("demo/18");

    private final EventLog log;
    private final Views views;
    private final RandomSamples samples;
    private final CommandGate gate;

    DemoCommittee(EventLog log, Views views, RandomSamples samples, CommandGate gate) {
        this.log = log;
        this.views = views;
        this.samples = samples;
        this.gate = gate;
    }

    /** Plays it once; what was interrupted goes on where it stopped. */
    public void play() throws InterruptedException {
        if (log.kindOf(PLAYED.value()).isEmpty()
                || gate.knows(request("open/draw"))
                || !views.awaitPosition(log.head(), LONGEST_WAIT)) {
            return;
        }
        var closed = draw("closed", "{\"size\":5}");
        for (var drawn : closed.cases()) {
            var id = drawn.caseId();
            give(DemoPeople.AUDITOR, "conclude/" + id, conclusion(closed.id(), drawn));
            give(
                    DemoPeople.AUDITOR2,
                    "confirm/" + id,
                    new ConfirmReview(closed.id(), id, 1, true, null));
        }
        give(
                DemoPeople.AUDITOR,
                "minutes",
                new IssueMinutes(
                        closed.id(),
                        "请承办单位对照条款自查，下季度复查。",
                        List.of(DemoPeople.AUDITOR.username(), DemoPeople.AUDITOR2.username())));
        draw("open", "{\"size\":3,\"gated\":true}");
    }

    private Sample draw(String name, String asked) {
        return samples.draw(
                asked.getBytes(StandardCharsets.UTF_8),
                request(name + "/draw"),
                null,
                DemoPeople.AUDITOR.actor());
    }

    private static ConcludeReview conclusion(UUID sample, DrawnCase drawn) {
        var id = drawn.caseId();
        boolean answered = drawn.outcome() == ComplaintState.REPLIED;
        if (answered && drawn.gated() && Boolean.FALSE.equals(drawn.approved())) {
            return new ConcludeReview(
                    sample, id, ReviewConclusion.BREACH, "P9.12", "未经局领导批准、法规科复核即回复", null);
        } else if (answered && Boolean.FALSE.equals(drawn.investigated())) {
            return new ConcludeReview(
                    sample, id, ReviewConclusion.TO_FOLLOW_UP, null, "卷宗中没有调查记录，请承办单位补正", null);
        }
        return new ConcludeReview(sample, id, ReviewConclusion.IN_ORDER, null, null, null);
    }

    private void give(Person person, String name, SampleCommand command) {
        gate.give(command, person.actor(), request("closed/" + name));
    }

    private static Request request(String name) {
        return new Request(RequestId.named("demo", "committee/" + name), null, null);
    }
}
