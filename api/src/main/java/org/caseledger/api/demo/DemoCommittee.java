package org.caseledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.RandomSamples;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.command.sampling.SampleCommand.ConcludeReview;
import org.caseledger.command.sampling.SampleCommand.ConfirmReview;
import org.caseledger.command.sampling.SampleCommand.DrawSample;
import org.caseledger.command.sampling.SampleCommand.IssueMinutes;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.checkup.Samples;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plays the review committee over the sample cases (P9.12): a sample of the quarter before the last that is closed by
 * its minutes, and one of the last quarter, in which a case waits for its conclusion and one for each of the second
 * readers.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoCommittee {

    private static final Person AUDITOR = DemoPeople.person("auditor");
    private static final Person AUDITOR2 = DemoPeople.person("auditor2");
    private static final int OF_GATED = 5;
    private static final int OF_ALL = 9;

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
        closed.cases().forEach(c -> read("before", closed, c));
        give(
                AUDITOR,
                "before/minutes",
                new IssueMinutes(closed.id(), "请承办单位对照条款自查，下季度复查。", List.of(AUDITOR.username(), AUDITOR2.username())));
        readSome(draw("last", quarter(1), ALL, OF_ALL));
    }

    /** All but the last four: on one the readers differed, two are half read, one not at all. */
    private void readSome(Sample sample) {
        int left = sample.cases().size();
        for (var c : sample.cases()) {
            switch (left--) {
                case 1 -> {}
                case 2 -> ask("asked", sample, c, AUDITOR2, AUDITOR);
                case 3 -> ask("named", sample, c, AUDITOR, AUDITOR2);
                case 4 -> differ(sample, c);
                default -> read("last", sample, c);
            }
        }
    }

    /** Both agree. */
    private void read(String name, Sample sample, DrawnCase c) {
        var of = name + "/" + c.caseId();
        give(AUDITOR, of + "/conclude", conclusion(sample.id(), c, null));
        give(AUDITOR2, of + "/confirm", confirm(sample, c, 1, null));
    }

    /** The second reader differs, and confirms what is concluded after that. */
    private void differ(Sample sample, DrawnCase c) {
        var inOrder = conclude(sample.id(), c, ReviewConclusion.IN_ORDER, null);
        give(AUDITOR2, "last/differ/first", inOrder);
        give(AUDITOR, "last/differ/no", confirm(sample, c, 1, "回访记录过于简单，应请承办单位补充"));
        var toFollowUp = conclude(sample.id(), c, ReviewConclusion.TO_FOLLOW_UP, "请补充回访记录");
        give(AUDITOR2, "last/differ/anew", toFollowUp);
        give(AUDITOR, "last/differ/yes", confirm(sample, c, 2, null));
    }

    /** Concludes a case and asks a second reader by name. */
    private void ask(String name, Sample sample, DrawnCase c, Person first, Person second) {
        give(first, "last/" + name, conclusion(sample.id(), c, second.username()));
    }

    private Sample draw(String name, Period quarter, SampleStrata strata, int size) {
        var request = request(name + "/draw");
        var id = request.id().caseId();
        if (!gate.knows(request)) {
            long position = log.head();
            // The scripted cases alone, which some tests play, cover only some weeks.
            boolean enough = samples.population(quarter, strata, position).cases() >= size;
            var asked = samples.ask(enough ? quarter : Period.ALL, strata, size, position, bytes(name));
            gate.give(new DrawSample(id, asked), AUDITOR.actor(), request);
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

    private static ConcludeReview conclusion(UUID sample, DrawnCase c, @Nullable String second) {
        boolean answered = c.outcome() == ComplaintState.REPLIED;
        if (answered && c.gated() && Boolean.FALSE.equals(c.approved())) {
            return new ConcludeReview(sample, c.caseId(), ReviewConclusion.BREACH, "P9.12", "未经局领导批准、法规科复核即回复", second);
        } else if (answered && Boolean.FALSE.equals(c.investigated())) {
            return new ConcludeReview(
                    sample, c.caseId(), ReviewConclusion.TO_FOLLOW_UP, null, "卷宗中没有调查记录，请承办单位补正", second);
        }
        return new ConcludeReview(sample, c.caseId(), ReviewConclusion.IN_ORDER, null, null, second);
    }

    private static ConcludeReview conclude(
            UUID sample, DrawnCase c, ReviewConclusion conclusion, @Nullable String note) {
        return new ConcludeReview(sample, c.caseId(), conclusion, null, note, null);
    }

    private static ConfirmReview confirm(Sample sample, DrawnCase c, int reading, @Nullable String difference) {
        return new ConfirmReview(sample.id(), c.caseId(), reading, difference == null, difference);
    }

    private void give(Person person, String name, SampleCommand command) {
        gate.give(command, person.actor(), request(name));
    }

    private static Request request(String name) {
        return new Request(RequestId.named("demo", "committee/" + name), null, null);
    }
}
