package org.caseledger.api.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.SavedViews;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.oversight.OversightCommand.AnswerFinding;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateKind;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.springframework.stereotype.Component;

/**
 * What is done with more than one sample case: reports upward, a filing that is split, templates, saved views, answers
 * and a paper, each once. The paper is recorded last and so shows that all is there.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoDesk {
    /** A list as a person saves it. */
    private record View(String who, String name, boolean ofUnit, Map<String, String> filter) {}

    private record Template(TemplateKind templateKind, String name, String text) {}

    private static final DemoFile FILE = DemoFile.resource("afterwards.yaml");
    private static final int ANSWERED = 40;
    private static final int MORE_THAN_THERE_ARE = 1_000;

    /** A scripted case of two matters, and one that was answered. */
    private static final String FILING = "43";

    private static final CaseId REPLIED = CaseId.named("demo/44");
    private static final Request PAPER = request("paper");

    private final EventLog log;
    private final Clock clock;
    private final OfficeLog office;
    private final SavedViews views;
    private final FindingQueries findings;
    private final CasePapers papers;
    private final CommandGate gate;

    /** Files reports and splits a filing; what was interrupted goes on where it stopped. */
    public void file() {
        var script = new Script(FILING, WorkCalendar.builtIn(), clock.instant());
        if (log.kindOf(script.caseId().value()).isEmpty()) {
            return;
        }
        story(script).play("filings");
        give(script, gate);
    }

    /** A story of what follows. */
    static Story story(Script script) {
        return new Story(List.of(FILE), DemoPeople.ofTheBureau(), script, new Random(0));
    }

    /** Gives the commands of a script that were not given yet. */
    static void give(Script script, CommandGate gate) {
        for (var step : script.steps()) {
            var request = new Request(step.request(), null, null);
            if (!gate.knows(request)) {
                gate.give(((Script.Given) step.deed()).command(), step.by(), request);
            }
        }
    }

    /** Adds templates where there are none. */
    public void addTemplates() {
        var added = new ArrayList<TemplateEvent>();
        for (var one : FILE.value("templates", Template[].class)) {
            added.add(new TemplateAdded(added.size() + 1, one.templateKind, one.name, one.text, "示例模板"));
        }
        office.record(added, 0, DemoPeople.person("admin").actor());
    }

    /** Saves views, answers findings and issues a paper; what was interrupted goes on where it stopped. */
    void lay() {
        if (log.kindOf(REPLIED.value()).isEmpty() || gate.knows(PAPER)) {
            return;
        }
        for (var view : FILE.value("views", View[].class)) {
            save(view, DemoPeople.person(view.who).actor());
        }
        var supervisor = DemoPeople.person("supervisor");
        FILE.values("answers").forEach((rule, note) -> answer(FindingRule.valueOf(rule), note, supervisor));
        papers.issue(
                REPLIED,
                PaperKind.REPLY,
                FILE.values("paper"),
                DemoPeople.person("handler").actor(),
                PAPER);
    }

    private void save(View view, Actor actor) {
        if (views.of(actor, ListKind.BOARD).stream().noneMatch(one -> one.name().equals(view.name))) {
            views.save(ListKind.BOARD, view.name, view.ofUnit, view.filter, actor);
        }
    }

    private void answer(FindingRule rule, String note, Person supervisor) {
        var filter = new FindingFilter(rule, null, null, null, null, null, null, null, null, null, null, null);
        var all = findings.find(filter, 0, MORE_THAN_THERE_ARE).rows();
        for (Finding one : all.subList(Math.max(0, all.size() - ANSWERED), all.size())) {
            var answer = new AnswerFinding(one.caseId(), rule.name(), one.position(), FindingAnswer.EXPLAINED, note);
            gate.give(answer, supervisor.actor(), request("answer/" + rule + "/" + one.position()));
        }
    }

    private static Request request(String name) {
        return new Request(RequestId.named("demo", "desk/" + name), null, null);
    }
}
