package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.HONGGUANG;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER2;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.YearSteps.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caseledger.api.demo.Steps.Step;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The cases of the sample year that its exercise receives again (P3.22), and how they are handled on that day: one is
 * given back to another unit, one lies unsigned for days.
 */
final class YearReplay {

    private static final int SPEED = 100;
    private static final int GIVEN_BACK = 2;
    private static final int UNSIGNED = 4;
    private static final String TEXT = "演练回复：已核查，按演练方案处理完毕。";

    /** One of the cases that came in then. */
    private record Source(CaseId caseId, Instant at, ReceiveComplaint receipt, boolean gated) {}

    private final UUID exercise;
    private final WorkTime time;
    private final Instant from;
    private final Instant until;
    private final Instant startsAt;
    private final List<Source> sources;
    private final List<ReplayedCase> cases = new ArrayList<>();
    private int handled;

    /** What came in from an instant until before another comes in again from a third one on. */
    YearReplay(UUID exercise, WorkTime time, Instant from, Instant until, Instant startsAt, List<Script> year) {
        this.exercise = exercise;
        this.time = time;
        this.from = from;
        this.until = until;
        this.startsAt = startsAt;
        this.sources = year.stream()
                .filter(YearReplay::isOfACase)
                .map(YearReplay::source)
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                .sorted(Comparator.comparing(Source::at)
                        .thenComparing(one -> one.caseId().value()))
                .toList();
        var respondents = new HashMap<String, Integer>();
        for (var one : sources) {
            cases.add(new ReplayedCase(
                    one.caseId(), one.at(), number(respondents, one.receipt().respondent())));
        }
    }

    private static boolean isOfACase(Script script) {
        return script.begins() && receipt(script) != null;
    }

    private static @Nullable ReceiveComplaint receipt(Script script) {
        return script.steps().get(0).deed() instanceof Script.Given given
                        && given.command() instanceof ReceiveComplaint receipt
                ? receipt
                : null;
    }

    /** The case counts as one that needed approvals if a reply of it was approved. */
    private static Source source(Script script) {
        var gated = script.steps().stream()
                .anyMatch(step -> step.deed() instanceof Script.Given given && given.command() instanceof ApproveReply);
        return new Source(script.caseId(), script.steps().get(0).at(), Objects.requireNonNull(receipt(script)), gated);
    }

    private static int number(Map<String, Integer> respondents, @Nullable String name) {
        return name == null ? 0 : respondents.computeIfAbsent(name, n -> respondents.size() + 1);
    }

    int size() {
        return cases.size();
    }

    PlanReplay plan() {
        return new PlanReplay(exercise, from, until, SPEED, startsAt, cases);
    }

    /** What happens in each of them. */
    List<Script> scripts(WorkCalendar calendar, LocalDate today) {
        var scripts = new ArrayList<Script>();
        for (int n = 0; n < cases.size(); n++) {
            var replayed = cases.get(n);
            var due =
                    startsAt.plus(Duration.between(from, replayed.receivedAt()).dividedBy(SPEED));
            var script = new Script(CaseId.replayed(exercise, replayed.source()), calendar, today)
                    .again(due, replayed.source(), n + 1, replayed.respondent());
            if (sources.get(n).receipt().kind() == ComplaintKind.INQUIRY) {
                script.step(time.after(due, 6), INTAKE, reply(TEXT, Medium.PHONE));
            } else {
                new Course(script, due).handle(sources.get(n), ++handled);
            }
            scripts.add(script);
        }
        return scripts;
    }

    /** How far one of them has come. */
    private final class Course {

        private final Script script;
        private Instant at;

        Course(Script script, Instant at) {
            this.script = script;
            this.at = at;
        }

        private Course then(int minutes, Person who, Step step) {
            at = time.after(at, minutes);
            script.step(at, who, step);
            return this;
        }

        private void handle(Source source, int n) {
            boolean xipu = n % 2 == 0;
            then(n == UNSIGNED ? 3 * WorkTime.DAY : 3 + n % 5, LEADER2, signOff(xipu ? XIPU : HONGGUANG));
            then(2, DISPATCHER, assign(xipu ? XIPU : HONGGUANG, null));
            if (n == GIVEN_BACK) {
                then(5, HANDLER, giveBack("经营地址不在本所辖区", HONGGUANG));
                then(4, HEAD, reviewReturn(true, "经营地址不在该所辖区属实，同意退回"));
                then(2, DISPATCHER, assign(HONGGUANG, "按退回意见改派"));
                xipu = false;
            }
            var handler = xipu ? HANDLER : HANDLER2;
            then(4, handler, accept());
            then(10 + n % 7, handler, investigate(true, "演练：到场核查，情况属实。"));
            if (source.receipt().kind() == ComplaintKind.REPORT) {
                then(3, handler, decideOnLead(false, "演练：情节轻微并已改正，不予立案"));
            }
            if (source.gated()) {
                then(4, handler, draft(TEXT));
                then(3, LEADER2, approve(1, TEXT));
                then(3, LEGAL_REVIEWER, approve(1, TEXT));
            }
            then(5, handler, reply(TEXT, Medium.PHONE));
        }
    }
}
