package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.BRIGADE;
import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.HONGGUANG;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.Storyboard.*;
import static org.caseledger.events.complaint.Channel.*;
import static org.caseledger.events.complaint.ComplaintKind.*;
import static org.caseledger.events.complaint.DossierPart.*;
import static org.caseledger.events.complaint.Flag.*;
import static org.caseledger.events.complaint.Severity.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.SealedField;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;

/** The sample cases in which a supervisor finds something, so that every kind of finding is seen. */
final class StoriesToBeFound {

    private static final String TEXT = "经查，投诉内容属实，已责令改正，商家已退款并致歉。";
    private static final String OTHER_TEXT = "经查，商家已退款，问题已解决。";

    private StoriesToBeFound() {}

    /** Cases that the rules permit but that a supervisor should know of. */
    static void thatAreLetPass(Storyboard story) {
        var quick = story.gated("31", 16, "直播间销售的燕窝检出掺假，多人要求退款", "臻品燕窝", WIDE_IMPACT);
        quick.past(
                        13,
                        "09:30",
                        HANDLER,
                        (seal, at) -> new MediationRecorded(false, null, MediationEnding.NO_AGREEMENT, Occurred.at(at)))
                .at(13, "10:00", HANDLER, draft(TEXT))
                .step(quick.instant(13, "10:00").plusSeconds(20), LEADER, approve(1, TEXT))
                .at(12, "15:00", LEGAL_REVIEWER, approve(1, TEXT))
                .at(12, "16:00", HANDLER, reply(TEXT, Medium.PHONE))
                .at(10, "10:00", HEAD, followUp(Satisfaction.NOT))
                .at(
                        9,
                        "16:00",
                        LEADER,
                        archiveNotSatisfied(
                                "退款和赔偿均已到位，投诉人另求停业，无法律依据",
                                Map.of(HANDLING_OPINION, "随回复稿一并批准，未另拟意见"),
                                REGISTRATION_FORM,
                                INVESTIGATION_REPORT,
                                FEEDBACK_RECORD));
        received(story, "32", 9, "网约摄影底片丢失，拒绝赔偿", "拾光摄影")
                .at(9, "10:00", DISPATCHER, classify(GENERAL, QUALITY_OF_GOODS))
                .at(8, "09:00", LEADER, signOff(XIPU))
                .at(7, "10:00", DISPATCHER, assign(XIPU, null))
                .at(6, "09:30", HANDLER, giveBack("门店登记在红光街道", HONGGUANG))
                .at(6, "10:30", HEAD, reviewReturn(true, "登记地址属实，属红光所辖区"))
                .at(6, "11:00", DISPATCHER, assign(HONGGUANG, "按退回意见改派"))
                .at(5, "09:30", HANDLER2, giveBack("涉及多个辖区门店，宜由执法大队统一处理", BRIGADE))
                .at(5, "10:30", HEAD, reviewReturn(true, "涉及三个街道的门店，退回理由成立"))
                .at(5, "11:00", DISPATCHER, assign(BRIGADE, "执法大队账号待开通，电话通知"));
        story.handled("33", 28, XIPU, LETTER, "停车场未公示收费标准", "顺达停车场")
                .at(24, "10:00", HANDLER, reply(TEXT, Medium.LETTER))
                .at(24, "11:00", HANDLER, orderRectification("在出入口公示收费标准", 5))
                .at(20, "09:30", INTAKE, correctNarrative("停车收费", "停车场未公示收费标准，多收6元", "补充金额"));
        story.received("34", 22, "09:00", INQUIRY, PHONE, "消费者33", "13900000033", "询问停车场应当公示哪些收费信息", "顺达停车场")
                .at(22, "09:10", DISPATCHER, classify(GENERAL, PRICE))
                .at(22, "09:40", INTAKE, reply("应当公示收费项目、标准和监督电话。", Medium.PHONE))
                .at(20, "10:00", INTAKE, followUp(Satisfaction.SATISFIED))
                .at(
                        20,
                        "10:20",
                        HEAD,
                        archive(
                                Map.of(INVESTIGATION_REPORT, "咨询件，无需调查", HANDLING_OPINION, "咨询件，当场答复"),
                                REGISTRATION_FORM,
                                FEEDBACK_RECORD));
    }

    /** What earlier versions of the ledger did not refuse. */
    static void thatAreRefusedToday(Storyboard story) {
        received(story, "35", 14, "火锅店锅底中发现异物，店方否认", "蜀香火锅")
                .at(14, "09:40", DISPATCHER, classify(MAJOR, FOOD_SAFETY, WIDE_IMPACT, ON_SITE))
                .past(
                        14,
                        "14:00",
                        LEADER,
                        (seal, at) -> new RoutingSignedOff(XIPU, "请依法处理。", entered(at.minus(Duration.ofHours(4)))))
                .at(14, "14:30", DISPATCHER, assign(XIPU, null))
                .past(14, "15:00", HANDLER, (seal, at) -> {
                    var before = at.minus(Duration.ofMinutes(40));
                    return new ComplaintAccepted(XIPU, new Told(Medium.PHONE, before), entered(before));
                })
                .past(12, "10:00", LEADER, drafted(LEADER))
                .past(12, "10:10", LEADER, approved(ApprovalLevel.LEGAL, LEADER))
                .past(12, "10:20", LEADER, approved(ApprovalLevel.LEADER, LEADER))
                .past(12, "11:00", INTAKE, replied(OTHER_TEXT));
        withAUnit(story, "36", 13, "网红蛋糕店使用过期奶油，顾客就医", "甜梦烘焙", WIDE_IMPACT).past(10, "10:00", HANDLER, replied(TEXT));
        story.received("37", 15, "09:00", COMPLAINT, WEIBO, "网友“夏天”", "13900000037", "空调安装后漏水，商家拖延维修", "凉夏电器")
                .at(
                        15,
                        "09:30",
                        DISPATCHER,
                        classify(GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, QUALITY_OF_GOODS))
                .at(15, "10:00", LEADER, signOff(XIPU))
                .at(15, "10:30", DISPATCHER, assign(XIPU, null))
                .at(14, "10:00", HANDLER, accept())
                .past(
                        3,
                        "10:00",
                        LEADER,
                        (seal, at) -> new DeadlineExtended(
                                Clock.REPLY,
                                1,
                                "商家联系不上",
                                new Told(Medium.PHONE, at),
                                at.plus(Duration.ofDays(120)),
                                at.plus(Duration.ofDays(180)),
                                "P9.08",
                                LEADER.username(),
                                Occurred.at(at)));
        story.assigned("38", 11, XIPU, EMAIL, "消费者38", "驾校加收补考费", "安途驾校", PRICE)
                .past(
                        8,
                        "10:00",
                        HANDLER,
                        (seal, at) -> new ComplaintDeclined("", null, null, null, null, Occurred.at(at)));
        story.handled("39", 18, XIPU, VISIT, "家政公司派工与合同不符", "安心家政")
                .at(13, "10:00", HANDLER, draft(TEXT))
                .at(13, "11:00", HANDLER, reply(TEXT, Medium.PHONE))
                .at(10, "10:00", HEAD, reconsider("投诉人对处理结果申请复议"))
                .past(8, "10:00", HANDLER, drafted(HANDLER, 2))
                .past(8, "11:00", HANDLER, replied(TEXT));
    }

    private static Script received(Storyboard story, String name, int daysAgo, String what, String whom) {
        var who = "消费者" + name;
        return story.received(name, daysAgo, "09:00", COMPLAINT, HOTLINE_12315, who, "139000000" + name, what, whom);
    }

    private static Script withAUnit(
            Storyboard story, String name, int daysAgo, String what, String whom, Flag... flags) {
        return received(story, name, daysAgo, what, whom)
                .at(daysAgo, "09:30", DISPATCHER, classify(GENERAL, QUALITY_OF_GOODS, flags))
                .at(daysAgo, "10:00", LEADER, signOff(XIPU))
                .at(daysAgo, "10:30", DISPATCHER, assign(XIPU, null))
                .at(daysAgo - 1, "10:00", HANDLER, accept());
    }

    private static BiFunction<Script.Sealing, Instant, ComplaintEvent> drafted(Person by) {
        return drafted(by, 1);
    }

    private static BiFunction<Script.Sealing, Instant, ComplaintEvent> drafted(Person by, int draft) {
        return (seal, at) -> new ReplyDrafted(
                draft, seal.apply(SealedField.DRAFT, TEXT), Digest.of(TEXT), by.username(), Occurred.at(at));
    }

    private static BiFunction<Script.Sealing, Instant, ComplaintEvent> approved(ApprovalLevel level, Person by) {
        return (seal, at) -> new ReplyApproved(level, 1, Digest.of(TEXT), "同意", by.username(), Occurred.at(at));
    }

    private static BiFunction<Script.Sealing, Instant, ComplaintEvent> replied(String text) {
        return (seal, at) -> new ComplaintReplied(
                seal.apply(SealedField.REPLY, text), Digest.of(text), null, Medium.PHONE, Occurred.at(at));
    }

    /** A time of before, typed when it was entered. */
    private static Occurred entered(Instant at) {
        return new Occurred(at, "系统故障，事后补录", null);
    }
}
