package org.caseledger.command.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.reporting.ReportingCommand.AskForReport;
import org.caseledger.command.reporting.ReportingCommand.DropReport;
import org.caseledger.command.reporting.ReportingCommand.RecordReportReceipt;
import org.caseledger.command.reporting.ReportingCommand.SendUpwardReport;
import org.caseledger.events.Actor;
import org.caseledger.events.Medium;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportDropped;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportReceived;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportSent;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P9.04 消费者投诉举报中心按要求汇总上报")
class ReportingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 5);
    private static final AskForReport ASK = new AskForReport(FIRST, LAST, "市市场监管局", "二月投诉举报汇总", DUE);
    private static final UUID ID = ASK.id();

    private final TestOffice office = TestOffice.p9();
    private final Reporting reporting = new Reporting();
    private @Nullable UpwardReport report;

    private List<ReportingEvent> give(Actor actor, ReportingCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(report, context);
        events.forEach(e -> report = reporting.fold(report, e, actor, context.now()));
        return events;
    }

    private void refused(Rule rule, Actor actor, ReportingCommand command) {
        assertThatThrownBy(() -> give(actor, command)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.clause()).isEqualTo("P9.04");
        });
    }

    private static SendUpwardReport send() {
        return new SendUpwardReport(ID, Medium.PLATFORM, "郫市监报〔2026〕3号");
    }

    @Test
    void aReportIsAskedForSentAndReceived_eachOnce() {
        assertThat(give(HEAD, ASK)).containsExactly(new UpwardReportAsked(FIRST, LAST, "市市场监管局", "二月投诉举报汇总", DUE));
        refused(Rule.REPORT_STATE, HEAD, new RecordReportReceipt(ID, "已收"));
        assertThat(give(HEAD, send())).containsExactly(new UpwardReportSent(Medium.PLATFORM, "郫市监报〔2026〕3号"));
        refused(Rule.REPORT_STATE, HEAD, send());
        refused(Rule.REPORT_STATE, LEADER, new DropReport(ID, "不再要求"));
        assertThat(give(HEAD, new RecordReportReceipt(ID, "市局办公室签收")))
                .containsExactly(new UpwardReportReceived("市局办公室签收"));
        refused(Rule.REPORT_STATE, HEAD, new RecordReportReceipt(ID, "已收"));
        assertThat(report.state()).isEqualTo(ReportState.RECEIVED);
        assertThat(report.isLate(Give.at("2026-04-01T09:00"))).isFalse();
    }

    @Test
    void thePeriodMustBeOver_andTheDayItIsDueComesAfterIt() {
        office.setTime(Give.at("2026-02-28T23:59"));
        give(HEAD, ASK);
        refused(Rule.REPORT_PERIOD_OVER, HEAD, send());
        office.setTime(Give.at("2026-03-01T00:00"));
        refused(Rule.REPORT_TO_SOMEBODY, HEAD, new SendUpwardReport(ID, Medium.NOBODY, null));
        give(HEAD, send());
        refused(Rule.REPORT_DUE_AFTER_PERIOD, HEAD, new AskForReport(LAST, FIRST, "局", "报", DUE));
        refused(Rule.REPORT_DUE_AFTER_PERIOD, HEAD, new AskForReport(FIRST, LAST, "局", "报", LAST));
    }

    @Test
    void whatIsNotSentOnTheLastDayIsLate_byTheTimesOfRecording() {
        give(HEAD, ASK);
        assertThat(report.isLate(Give.at("2026-03-05T23:59"))).isFalse();
        assertThat(report.isLate(Give.at("2026-03-06T00:00"))).isTrue();
        office.setTime(Give.at("2026-03-06T00:00"));
        give(HEAD, send());
        assertThat(report.isLate(Give.at("2026-03-06T00:00"))).isTrue();
    }

    @Test
    void onlyALeaderSaysThatItIsNotAskedForAnyMore() {
        give(HEAD, ASK);
        assertThatThrownBy(() -> give(HEAD, new DropReport(ID, "区政府不再要求")))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(Rule.ROLE));
        assertThatThrownBy(() -> give(handlerOf(XIPU), send()))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(Rule.ROLE));
        assertThat(give(LEADER, new DropReport(ID, "市局取消月报"))).containsExactly(new UpwardReportDropped("市局取消月报"));
        refused(Rule.REPORT_STATE, HEAD, send());
        assertThat(report.isLate(Give.at("2026-04-01T09:00"))).isFalse();
    }

    @Test
    void theSameReportHasOneIdentity() {
        assertThat(new AskForReport(FIRST, LAST, " 市市场监管局", "二月投诉举报汇总 ", DUE.plusDays(1)).id())
                .isEqualTo(ID);
        assertThat(new AskForReport(FIRST, LAST, "区政府", "二月投诉举报汇总", DUE).id()).isNotEqualTo(ID);
    }
}
