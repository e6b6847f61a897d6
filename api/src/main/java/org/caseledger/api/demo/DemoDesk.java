package org.caseledger.api.demo;

import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.SavedViews;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.oversight.AnswerFinding;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.springframework.stereotype.Component;

/** The sample year's saved views, answers and a paper. The paper is recorded last and so shows that all is there. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoDesk {

    private static final Person HANDLER = DemoPeople.person("handler");
    private static final Person SUPERVISOR = DemoPeople.person("supervisor");
    private static final int ANSWERED = 40;
    private static final int MORE_THAN_THERE_ARE = 1_000;

    /** A scripted case that was answered. */
    private static final CaseId REPLIED = CaseId.named("demo/44");

    private static final Request PAPER = request("paper");

    private final EventLog log;
    private final SavedViews views;
    private final FindingQueries findings;
    private final CasePapers papers;
    private final CommandGate gate;

    /** Lays it there once; what was interrupted goes on where it stopped. */
    void lay() {
        if (log.kindOf(REPLIED.value()).isEmpty() || gate.knows(PAPER)) {
            return;
        }
        save(SUPERVISOR, false, "即将到期", Map.of("light", "AMBER", "openOnly", "true"));
        save(HANDLER, true, "本所重大件", Map.of("severity", "MAJOR"));
        answer(FindingRule.NO_FOLLOW_UP, "多次拨打无人接听，已短信告知回访电话");
        answer(FindingRule.ASSIGNED_AFTER_SIGN_OFF_DAY, "签阅时已下班，次日上班即分派");
        papers.issue(
                REPLIED,
                PaperKind.REPLY,
                Map.of("contact", HANDLER.name(), "contact.phone", "028-87654321"),
                HANDLER.actor(),
                PAPER);
    }

    private void save(Person person, boolean ofUnit, String name, Map<String, String> asked) {
        var actor = person.actor();
        if (views.of(actor, ListKind.BOARD).stream()
                .noneMatch(view -> view.name().equals(name))) {
            views.save(ListKind.BOARD, name, ofUnit, asked, actor);
        }
    }

    /** The supervisor has said something to the older ones of a kind. */
    private void answer(FindingRule rule, String note) {
        var filter = new FindingFilter(rule, null, null, null, null, null, null, null, null, null, null, null);
        var all = findings.find(filter, 0, MORE_THAN_THERE_ARE).rows();
        all.subList(Math.max(0, all.size() - ANSWERED), all.size()).forEach(finding -> answer(finding, note));
    }

    private void answer(Finding finding, String note) {
        gate.give(
                new AnswerFinding(
                        finding.caseId(), finding.rule().name(), finding.position(), FindingAnswer.EXPLAINED, note),
                SUPERVISOR.actor(),
                request("answer/" + finding.rule() + "/" + finding.position()));
    }

    private static Request request(String name) {
        return new Request(RequestId.named("demo", "desk/" + name), null, null);
    }
}
