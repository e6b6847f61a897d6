package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.LEADER;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.incident.IncidentCommand.AttachComplaint;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.ReleaseInformation;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.procedure.WorkCalendar;

/** A kettle that overheats: complaints come in all at once, and an incident is declared. */
final class YearRecall {

    private static final UUID INCIDENT = YearOffice.id("year/recall");
    private static final int DAYS_AGO = 52;
    private static final int SEED = 7_000;

    /** How many complain on each working day from the first. */
    private static final List<Integer> A_DAY = List.of(13, 14, 7, 3, 1);

    private static final Matters.Matter KETTLE = new Matters.Matter(
            Matters.Season.ALL_YEAR,
            1,
            "0804",
            "W0304",
            List.of("家电城", "电器专卖店", "超市"),
            List.of("云雀牌K7电水壶"),
            "底座过热",
            "烧水时底座冒烟发烫，险些引燃桌布",
            "抽样检验该批次温控器不合格，生产企业已公告召回",
            "门店停售并按召回公告退货退款");

    private final WorkCalendar calendar;
    private final LocalDate today;
    private final WorkTime time;
    private final List<Script> scripts = new ArrayList<>();
    private final Script incident;
    private final LocalDate first;

    YearRecall(WorkCalendar calendar, LocalDate today, WorkTime time) {
        this.calendar = calendar;
        this.today = today;
        this.time = time;
        this.incident = new Script("year/recall", calendar, today);
        this.first = calendar.nextWorkingDay(today.minusDays(DAYS_AGO));
    }

    List<Script> scripts() {
        declared();
        var day = first;
        for (int count : A_DAY) {
            for (int n = 0; n < count; n++) {
                complaint(day, 5 + n * (day.equals(first) ? 9 : 25));
            }
            day = calendar.nextWorkingDay(day);
        }
        ended();
        scripts.add(incident);
        return scripts;
    }

    private void complaint(LocalDate day, int minute) {
        int n = scripts.size();
        var dice = YearPeople.dice(SEED + n);
        boolean grave = n == 4 || n == 9;
        var script = new Script("year/recall/%02d".formatted(n + 1), calendar, today);
        var receipt = new YearReceipt(
                WorkTime.at(day, minute),
                ComplaintKind.COMPLAINT,
                n % 4 == 3 ? Channel.MAYOR_HOTLINE : Channel.HOTLINE_12315,
                new Complainant(YearPeople.name(dice), YearPeople.phone(SEED + n), null, YearPeople.address(dice)),
                KETTLE,
                KETTLE.goods().get(0),
                YearPeople.mostOf(YearPeople.one(KETTLE.shops(), dice)),
                BigDecimal.valueOf(12_900, 2),
                grave ? Severity.MAJOR : Severity.GENERAL,
                Difficulty.ORDINARY,
                grave ? EnumSet.of(Flag.ON_SITE, Flag.WIDE_IMPACT, Flag.SAFETY_HAZARD) : EnumSet.noneOf(Flag.class));
        scripts.add(script);
        var classified = receipt.begin(script, time, dice);
        var declared = WorkTime.at(first, 130);
        incident.give(
                (classified.isBefore(declared) ? declared : classified).plusSeconds(120 + n),
                HEAD,
                new AttachComplaint(INCIDENT, script.caseId(), "同一型号电水壶", null, null));
        new YearCase(script, receipt, time, classified.plusSeconds(300), dice).handle(YearCase.Course.REPLIED);
    }

    private Instant on(int day, int minute) {
        return WorkTime.at(first.plusDays(day), minute);
    }

    private void declared() {
        incident.give(
                        on(0, 130),
                        LEADER,
                        new DeclareIncident(
                                INCIDENT,
                                IncidentKind.PRODUCT_SAFETY,
                                IncidentLevel.THREE,
                                "云雀牌K7电水壶底座过热",
                                "一上午接到十余件同一型号电水壶冒烟的投诉",
                                false,
                                null,
                                null,
                                null))
                .give(
                        on(0, 150),
                        LEADER,
                        new FormTaskForce(
                                INCIDENT,
                                LEADER.name(),
                                Map.of(
                                        TaskGroup.RESPONSE,
                                        List.of(HANDLER.name(), HANDLER2.name()),
                                        TaskGroup.INFORMATION,
                                        List.of(HEAD.name()),
                                        TaskGroup.PUBLICITY,
                                        List.of(DemoPeople.INTAKE.name())),
                                null,
                                null))
                .give(on(0, 200), HANDLER, measure(IncidentMeasure.ON_SCENE, "到三家门店封存同批次电水壶四十六台并抽样"))
                .give(
                        on(0, 260),
                        HEAD,
                        new ReportToSuperior(INCIDENT, "市市场监督管理局", on(0, 5), "郫都区多家门店", "无人员受伤", "已售出约三百台", null, null))
                .give(on(1, 60), HANDLER2, measure(IncidentMeasure.INVESTIGATE, "约谈经销商，核对进货和销售台账"))
                .give(
                        on(1, 240),
                        LEADER,
                        new ReleaseInformation(INCIDENT, "局微信公众号", "请立即停用该型号电水壶，持购买凭证到门店退货。", null, null));
    }

    private static TakeMeasure measure(IncidentMeasure measure, String what) {
        return new TakeMeasure(INCIDENT, measure, what, TaskGroup.RESPONSE, null, null, null);
    }

    private void ended() {
        incident.give(on(15, 120), HEAD, new CloseIncident(INCIDENT, "生产企业已召回，本区售出的均已退货或登记，未发生人身伤害", null, null))
                .give(
                        on(17, 90),
                        LEADER,
                        new EvaluateIncident(
                                INCIDENT,
                                List.of("首日来电集中，三成未能接通"),
                                List.of(
                                        new Improvement("热线高峰时段增加两个座席", HEAD.name(), first.plusDays(30)),
                                        new Improvement("小家电纳入下季度抽检", HANDLER.name(), first.plusDays(45)),
                                        new Improvement("建立召回信息推送机制", HEAD.name(), first.plusDays(120))),
                                null,
                                null))
                .give(on(28, 60), HEAD, new CompleteImprovement(INCIDENT, 1, "已增加座席并试运行两周", null, null));
    }
}
