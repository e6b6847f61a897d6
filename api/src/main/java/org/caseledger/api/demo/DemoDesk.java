package org.caseledger.api.demo;

import java.util.Map;
import org.caseledger.api.lists.SavedViews;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.oversight.AnswerFinding;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.springframework.stereotype.Component;

/** What lies on the desks of the sample year: views that people saved, answers, a paper. */
@Component
public class DemoDesk {

    private static final int ANSWERED = 40;

    /** A told case that was answered. */
    private static final CaseId REPLIED = CaseId.named("demo/44");

    private final SavedViews views;
    private final FindingQueries findings;
    private final CasePapers papers;
    private final CommandGate gate;

    DemoDesk(SavedViews views, FindingQueries findings, CasePapers papers, CommandGate gate) {
        this.views = views;
        this.findings = findings;
        this.papers = papers;
        this.gate = gate;
    }

    /** Lays it there, once. */
    void lay() {
        views.save(
                ListKind.BOARD,
                "即将到期",
                false,
                Map.of("light", "AMBER", "openOnly", "true"),
                DemoPeople.SUPERVISOR.actor());
        views.save(
                ListKind.BOARD,
                "本所重大件",
                true,
                Map.of("severity", "MAJOR"),
                DemoPeople.HANDLER.actor());
        answer(FindingRule.NO_FOLLOW_UP, "多次拨打无人接听，已短信告知回访电话");
        answer(FindingRule.ASSIGNED_AFTER_SIGN_OFF_DAY, "签阅时已下班，次日上班即分派");
        papers.issue(
                REPLIED,
                PaperKind.REPLY,
                Map.of("contact", DemoPeople.HANDLER.name(), "contact.phone", "028-87654321"),
                DemoPeople.HANDLER.actor(),
                new Request(RequestId.named("demo", "desk/paper"), null, null));
    }

    /** The supervisor has said something to the older ones of a kind. */
    private void answer(FindingRule rule, String note) {
        var filter =
                new FindingFilter(rule, null, null, null, null, null, null, null, null, null, null);
        var all = findings.find(filter, 0, 200).rows();
        all.subList(Math.max(0, all.size() - ANSWERED), all.size())
                .forEach(finding -> answer(finding, note));
    }

    private void answer(Finding finding, String note) {
        gate.give(
                new AnswerFinding(
                        finding.caseId(),
                        finding.rule().name(),
                        finding.position(),
                        FindingAnswer.EXPLAINED,
                        note),
                DemoPeople.SUPERVISOR.actor(),
                Request.once());
    }
}
