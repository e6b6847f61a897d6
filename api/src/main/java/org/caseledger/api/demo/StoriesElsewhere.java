package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.events.complaint.ComplaintKind.COMPLAINT;
import static org.caseledger.events.complaint.ComplaintKind.OPINION;
import static org.caseledger.events.complaint.Severity.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Procedure;

/**
 * The sample cases of an office under any procedure: each goes as far as its story says, through every gate of the
 * procedure and with a unit that handles its severity.
 */
@RequiredArgsConstructor
final class StoriesElsewhere {

    private static final String SETTLED = "经核实情况属实，已退还相应费用并致歉，相关问题已整改。";
    private static final List<Channel> USUAL = List.of(Channel.PHONE, Channel.LETTER);

    private final Storyboard story;
    private final Procedure procedure;
    private int told;

    void tell() {
        life(1, GENERAL, "售后电话多日无人接听，要求尽快回电", ComplaintState.RECEIVED);
        life(2, MAJOR, "同一批次水壶连续出现漏电，多名顾客反映", ComplaintState.CLASSIFIED);
        life(2, GENERAL, "送货比约定晚了五天，要求退还运费", ComplaintState.ASSIGNED);
        life(3, URGENT, "商场扶梯急停，有人擦伤", ComplaintState.ACCEPTED);
        life(9, GENERAL, "会员卡余额与账单不符", ComplaintState.ACCEPTED);
        life(4, GENERAL, "安装人员另行收费，没有票据", ComplaintState.REPLIED);
        life(8, MAJOR, "合同约定的服务停止，退费无人答复", ComplaintState.REPLIED);
        life(12, URGENT, "更换的刹车片有裂纹，无法行驶", ComplaintState.ARCHIVED);
        life(20, GENERAL, "促销价与结账价不一致", ComplaintState.ARCHIVED);
        if (handles(GENERAL)) {
            life(12, GENERAL, "维修后同一故障再次出现", ComplaintState.REPLIED)
                    .at(8, "10:00", HEAD, followUp(Satisfaction.NOT))
                    .at(8, "10:30", HEAD, reopen("投诉人提供了新的维修单，对结果不满意"));
            life(5, GENERAL, "要求核对另一分部的订单", ComplaintState.ASSIGNED)
                    .at(4, "10:00", handler(GENERAL), giveBack("订单由另一分部办理，已核对订单号", null));
            life(6, GENERAL, "要求认定租赁合同的效力", ComplaintState.ASSIGNED)
                    .at(5, "11:00", handler(GENERAL), decline("合同效力争议应由仲裁或人民法院认定"));
            life(4, GENERAL, "家具色差，要求更换", ComplaintState.ACCEPTED).at(2, "11:00", INTAKE, withdraw("投诉人接受色差，撤回投诉"));
            life(7, GENERAL, "洗衣后衣物缩水，要求赔偿", ComplaintState.ACCEPTED).at(5, "11:00", INTAKE, settle("双方自行协商，已赔偿"));
            var posted = life(OPINION, 6, GENERAL, "网帖称展示样品与所售不符", ComplaintState.ACCEPTED);
            var found = "经核查样品与所售一致，网帖内容不实";
            prepared(posted, 5, GENERAL, found).at(5, "16:00", handler(GENERAL), conclude(found, "已公示进货单据", "官方网站"));
        }
        life(5, GENERAL, "物业停车费调价未公示", ComplaintState.CLASSIFIED)
                .at(5, "10:40", INTAKE, refer("区住房和城乡建设局", "物业收费调价程序由住建部门监管"));
    }

    /** A case received so many working days ago, up to that state or as far as anybody handles it. */
    private Script life(int day, Severity severity, String what, ComplaintState until) {
        return life(COMPLAINT, day, severity, what, until);
    }

    private Script life(ComplaintKind kind, int day, Severity severity, String what, ComplaintState until) {
        var name = "%02d".formatted(++told);
        var channels = procedure.intake().channels();
        var offered = channels == null ? USUAL : channels.values();
        var script = story.received(
                name,
                day,
                "09:00",
                kind,
                offered.get(told % offered.size()),
                "顾客" + name,
                "139000001" + name,
                what,
                "第" + name + "营业点");
        if (until == ComplaintState.RECEIVED) {
            return script;
        }
        script.at(day, "09:20", DISPATCHER, classify(severity, category(), Flag.ON_SITE));
        if (until == ComplaintState.CLASSIFIED || !handles(severity)) {
            return script;
        }
        var unit = unit(severity);
        if (procedure.gates().signOff() != null) {
            script.at(day, "09:40", LEADER, signOff(unit));
        }
        script.at(day, "10:00", DISPATCHER, assign(unit, null));
        if (until == ComplaintState.ASSIGNED) {
            return script;
        }
        script.at(day, "14:00", handler(severity), accept());
        return until == ComplaintState.ACCEPTED ? script : toTheReply(script, day - 1, severity, until);
    }

    private Script toTheReply(Script script, int day, Severity severity, ComplaintState until) {
        prepared(script, day, severity, SETTLED).at(day, "16:00", handler(severity), reply(SETTLED, Medium.PHONE));
        return until == ComplaintState.REPLIED
                ? script
                : script.at(day - 2, "10:00", HEAD, followUp(Satisfaction.SATISFIED))
                        .at(day - 2, "10:30", HEAD, archive(Map.of(), DossierPart.values()));
    }

    /** Investigated, and everything asked and signed that comes before that text is sent. */
    private Script prepared(Script script, int day, Severity severity, String text) {
        var handler = handler(severity);
        script.at(day, "09:00", handler, investigate(true, "到现场查看并核对票据，情况基本属实"))
                .at(day, "10:00", handler, propose("退还相应费用，更换并检查同批次物品"));
        if (procedure.gates().askReviewOfOpinion(facts(severity))) {
            script.at(day, "11:00", HEAD, reviewOpinion(1));
        }
        script.at(day, "14:00", handler, draft(text));
        var approvals = procedure.gates().approvals();
        if (approvals != null && approvals.appliesTo(facts(severity))) {
            int minutes = 10;
            for (var level : approvals.levels()) {
                var signer = level == ApprovalLevel.LEADER ? LEADER : LEGAL_REVIEWER;
                script.at(day, "14:" + minutes, signer, approve(1, text));
                minutes += 20;
            }
        }
        return script;
    }

    private static CaseFacts facts(Severity severity) {
        return new CaseFacts(
                COMPLAINT,
                Channel.PHONE,
                severity,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(Flag.ON_SITE));
    }

    private List<String> category() {
        var categories = procedure.intake().categories();
        return categories == null
                ? List.of("服务")
                : List.of(categories.values().get(told % categories.values().size()));
    }

    private boolean handles(Severity severity) {
        return DemoPeople.handlingElsewhere().stream().anyMatch(u -> may(u, severity));
    }

    private boolean may(Unit unit, Severity severity) {
        return procedure.gates().allowHandling(severity, unit.kind());
    }

    private UnitId unit(Severity severity) {
        return DemoPeople.handlingElsewhere().stream()
                .filter(u -> may(u, severity))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Person handler(Severity severity) {
        return DemoPeople.handlerOf(unit(severity));
    }
}
