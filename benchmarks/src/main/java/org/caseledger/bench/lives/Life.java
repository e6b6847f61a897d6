package org.caseledger.bench.lives;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;

/** The commands of one case from receipt to archive, drawn by {@link Shapes}. */
final class Life {
    private static final Channel[] CHANNELS = Channel.values();
    private static final LineOfBusiness[] LINES = LineOfBusiness.values();
    private static final List<List<String>> CATEGORIES = List.of(
            List.of("食品", "奶粉"),
            List.of("食品", "餐饮"),
            List.of("药品", "处方药"),
            List.of("家用电器", "空调"),
            List.of("汽车", "销售"),
            List.of("服务", "预付卡"));
    private static final String[] GOODS = {
        "奶粉", "火锅底料", "空调", "手机", "健身卡", "二手车", "窗帘", "冰箱", "电动车", "眼镜", "月饼", "白酒", "净水器", "床垫",
        "地板", "轮胎", "药酒", "面膜", "童鞋", "机票", "婚纱照", "宽带", "大米", "牛肉", "燃气灶", "行车记录仪", "茶叶", "保健品",
        "家教课", "干洗"
    };
    private static final String[] TROUBLES = {
        "存在质量问题，多次联系商家未果", "使用三天后损坏，商家拒绝退换", "实际价格与标价不符，多收费用", "收到的与宣传不一致，涉嫌虚假宣传",
        "已过保质期仍在销售", "预付款后商家关门，无法联系", "安装人员另行收费，事先未告知", "包装上没有生产厂家和日期"
    };
    private static final String TEXT = "经查属实，已责令经营者退款，并对其进行批评教育；投诉人表示认可。";

    private final CaseId caseId;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final boolean gated;
    private int drafts;

    private Life(CaseId caseId, Random random) {
        this.caseId = caseId;
        this.random = random;
        this.gated = random.nextInt(100) < Shapes.GATED_PERCENT;
    }

    /** The steps of a new case; the same for the same state of {@code random}. */
    static List<Step> draw(CaseId caseId, Random random) {
        var life = new Life(caseId, random);
        life.begin();
        UnitId unit = life.route(Shapes.returns(random));
        int reopenings = Shapes.reopenings(random);
        life.handle(unit);
        for (int i = 0; i < reopenings; i++) {
            life.steps.add(new Step(
                    People.HEAD,
                    now -> new ReopenComplaint(caseId, ReopenGround.DISSATISFIED, "投诉人对答复不满意", null, null)));
            life.handleAgain(unit);
        }
        life.end();
        return List.copyOf(life.steps);
    }

    private void begin() {
        String goods = GOODS[random.nextInt(GOODS.length)];
        int shop = random.nextInt(2_000);
        Channel channel = CHANNELS[random.nextInt(CHANNELS.length)];
        var complainant = new Complainant("投诉人" + shop, "138%08d".formatted(shop), null, "犀浦街道%d号".formatted(shop));
        String trouble = TROUBLES[random.nextInt(TROUBLES.length)];
        var narrative = new Narrative(goods, "购买的" + goods + trouble + "，要求处理。", "退款");
        steps.add(new Step(
                People.INTAKE,
                now -> new ReceiveComplaint(
                        caseId,
                        ComplaintKind.COMPLAINT,
                        channel,
                        complainant,
                        narrative,
                        goods + "商行" + shop,
                        null,
                        new ToldRespondent(null, null, "红光街道%d号".formatted(shop), null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        LineOfBusiness line = LINES[random.nextInt(LINES.length)];
        Set<Flag> flags = gated ? Set.of(Flag.PROFESSIONAL_COMPLAINANT) : Set.of();
        steps.add(new Step(
                People.DISPATCHER,
                now -> new ClassifyComplaint(
                        caseId,
                        category,
                        null,
                        null,
                        gated ? Severity.MAJOR : Severity.GENERAL,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        line,
                        flags,
                        null,
                        null)));
    }

    /** To its unit, after this number of units have returned it (each a different one, P9.15). */
    private UnitId route(int returns) {
        int first = random.nextInt(People.STATIONS.size());
        for (int i = 0; ; i++) {
            UnitId unit = People.STATIONS.get((first + i) % People.STATIONS.size());
            if (i == 0) {
                steps.add(new Step(People.LEADER, now -> new SignOffRouting(caseId, unit, "请依法处理", null, null)));
            }
            steps.add(new Step(People.DISPATCHER, now -> new AssignComplaint(caseId, unit, null, "按辖区分派", null, null)));
            if (i == returns) {
                steps.add(new Step(
                        People.handlerOf(unit),
                        now -> new AcceptComplaint(
                                caseId, new Told(Medium.PHONE, now), Jurisdiction.PLACE_OF_BUSINESS, null, null)));
                return unit;
            }
            steps.add(new Step(
                    People.handlerOf(unit), now -> new ReturnForReassignment(caseId, "不属于本所辖区", null, null, null)));
            steps.add(new Step(People.HEAD, now -> new ReviewReturn(caseId, true, "属另一辖区", null, null)));
        }
    }

    private void handle(UnitId unit) {
        handleAgain(unit);
        steps.add(
                new Step(People.HEAD, now -> new RecordFollowUp(caseId, Satisfaction.SATISFIED, "已电话回访", null, null)));
    }

    private void handleAgain(UnitId unit) {
        var handler = People.handlerOf(unit);
        steps.add(new Step(handler, now -> new RecordInvestigation(caseId, true, "现场检查，情况属实", null, null, null)));
        steps.add(new Step(
                handler,
                now -> new ProposeOpinion(caseId, "责令退款", new Plan("约谈经营者", now, handler.name()), null, null)));
        if (gated) {
            approved(unit);
        } else {
            steps.add(new Step(handler, now -> new SendReply(caseId, TEXT, Medium.PHONE, null, null)));
        }
    }

    private void approved(UnitId unit) {
        int draft = ++drafts;
        var handler = People.handlerOf(unit);
        steps.add(new Step(handler, now -> new DraftReply(caseId, TEXT, null, null)));
        for (var approver : List.of(People.LEADER, People.LEGAL)) {
            steps.add(new Step(approver, now -> new ApproveReply(caseId, draft, Digest.of(TEXT), "同意", null, null)));
        }
        steps.add(new Step(handler, now -> new SendReply(caseId, null, Medium.PHONE, null, null)));
    }

    private void end() {
        var why = new EnumMap<DossierPart, String>(DossierPart.class);
        EnumSet.allOf(DossierPart.class).forEach(part -> why.put(part, "另册保存"));
        steps.add(new Step(People.HEAD, now -> new ArchiveComplaint(caseId, Set.of(), why, null, null, null)));
    }
}
