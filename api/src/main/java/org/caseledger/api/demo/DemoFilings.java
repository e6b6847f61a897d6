package org.caseledger.api.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.reporting.ReportingCommand.AskForReport;
import org.caseledger.command.reporting.ReportingCommand.RecordReportReceipt;
import org.caseledger.command.reporting.ReportingCommand.SendUpwardReport;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.stereotype.Component;

/**
 * Plays what is more than one sample case: reports upward, one received and one due (P9.04), and a filing with
 * complaint and report in it, which is split (O121-9).
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoFilings {

    private static final Person HEAD = DemoPeople.person("head");
    private static final Person INTAKE = DemoPeople.person("intake");
    private static final CaseId FILING = CaseId.named("demo/43");
    private static final String ADDRESSEE = "市市场监督管理局";

    private final EventLog log;
    private final CommandGate gate;
    private final Clock clock;

    /** Plays it once; what was interrupted goes on where it stopped. */
    public void play() {
        if (log.kindOf(FILING.value()).isEmpty()) {
            return;
        }
        give(
                INTAKE,
                "split",
                new SplitFiling(
                        FILING,
                        new Narrative("涉嫌无照经营", "该店未取得营业执照，长期经营卤菜", "查处"),
                        new Narrative("卤菜变质", "购买的卤菜变质", "退款"),
                        null,
                        null,
                        "来件同时包含投诉和举报",
                        null,
                        null));
        var month = LocalDate.now(clock.withZone(WorkCalendar.ZONE)).withDayOfMonth(1);
        var before = report(month.minusMonths(2), month.minusDays(20));
        give(HEAD, "asked/before", before);
        give(HEAD, "sent", new SendUpwardReport(before.id(), Medium.LETTER, "郫市监报〔1〕"));
        give(HEAD, "received", new RecordReportReceipt(before.id(), "市局已签收"));
        give(HEAD, "asked", report(month.minusMonths(1), month.plusMonths(1)));
    }

    private static AskForReport report(LocalDate month, LocalDate dueOn) {
        var last = month.with(TemporalAdjusters.lastDayOfMonth());
        return new AskForReport(month, last, ADDRESSEE, "投诉举报情况月报", dueOn);
    }

    private void give(Person person, String name, Command command) {
        var request = new Request(RequestId.named("demo", "filings/" + name), null, null);
        if (!gate.knows(request)) {
            gate.give(command, person.actor(), request);
        }
    }
}
