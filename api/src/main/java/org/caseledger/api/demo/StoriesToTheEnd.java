package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.HONGGUANG;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEADER2;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.Storyboard.*;
import static org.caseledger.events.complaint.Channel.*;
import static org.caseledger.events.complaint.ComplaintKind.*;
import static org.caseledger.events.complaint.DossierPart.*;
import static org.caseledger.events.complaint.Flag.*;
import static org.caseledger.events.complaint.Severity.*;

import java.util.List;
import java.util.Map;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.Satisfaction;

/** The sample cases that wait for an approval, or are answered and closed. */
final class StoriesToTheEnd {

    private StoriesToTheEnd() {}

    static void waitingForApproval(Storyboard story) {
        var first = "经查，商家销售过期食品属实，已立案；双方达成退款并赔偿一千元的协议。";
        story.gated("14", 5, "职业投诉，称购买的蜂蜜标签不合规，索赔十倍", "蜀蜜坊", PROFESSIONAL_COMPLAINANT)
                .at(1, "10:00", HANDLER, draft(first));
        story.gated("15", 5, "幼儿园食堂用餐后三名幼儿腹泻，家长情绪激动", "小星星幼儿园", WIDE_IMPACT)
                .at(2, "10:00", HANDLER, draft(first))
                .at(1, "09:30", LEADER, approve(1, first));
        story.gated("16", 6, "商场跳楼机安全带断裂，所幸无人受伤", "欢乐天地", SAFETY_HAZARD)
                .at(3, "10:00", HANDLER, draft(first))
                .at(2, "09:30", LEADER2, approve(1, first))
                .at(1, "15:00", LEGAL_REVIEWER, approve(1, first));
        story.gated("17", 6, "举报网店刷单并伪造检测报告", "云上优品", PROFESSIONAL_COMPLAINANT)
                .at(3, "10:00", HANDLER, draft("已处理。"))
                .at(2, "11:00", LEADER, reject(1, "已处理。", "请写明调查经过、处理结果和法律依据"));
    }

    /** An anonymous report, and a filing with two matters, continued by {@link DemoFilings}. */
    static void ofTwoMattersOrOfNobody(Storyboard story) {
        story.script("42")
                .at(3, "09:30", INTAKE, receiveAnonymous(REPORT, LETTER, "匿名举报加工点使用过期原料，夜间生产", "城西豆制品加工点"))
                .at(3, "10:00", DISPATCHER, classify(GENERAL, FOOD_SAFETY))
                .at(3, "10:30", LEADER, signOff(XIPU))
                .at(3, "11:00", DISPATCHER, assign(XIPU, null))
                .at(2, "09:00", HANDLER, acceptWithNobodyToTell());
        story.received("43", 1, "09:30", COMPLAINT, VISIT, "消费者43", "13900000043", "卤菜变质要求退款，并举报该店无照经营", "香聚卤味");
    }

    static void lowered(Storyboard story) {
        story.gated("27", 5, "小区集中反映自动售水机水质发黄", "清源售水", WIDE_IMPACT)
                .at(1, "10:30", DISPATCHER, proposeLowering(FOOD_SAFETY, "核查仅涉一台设备，滤芯已更换"));
        story.received(
                        "28",
                        7,
                        "09:00",
                        COMPLAINT,
                        HOTLINE_12315,
                        "消费者28",
                        "13900000028",
                        "称超市售卖的鸡蛋为“假鸡蛋”，多人转发",
                        "惠民超市")
                .at(7, "09:30", DISPATCHER, classify(MAJOR, FOOD_SAFETY, WIDE_IMPACT))
                .at(7, "10:00", LEADER, signOff(XIPU))
                .at(7, "10:20", DISPATCHER, assign(XIPU, null))
                .at(6, "15:00", HANDLER, proposeLowering(FOOD_SAFETY, "抽检合格，转发内容为旧闻"))
                .at(5, "09:30", LEADER, approveLowering("同意，注意解释说明"))
                .at(5, "16:00", HANDLER, decline("无法提供购买凭证，不能证明存在消费者权益争议"));
        // Lowered as a leader approved, and then answered without investigation or draft.
        story.received("40", 9, "09:00", COMPLAINT, HOTLINE_12315, "消费者40", "13900000040", "奶茶店饮品中有异物，多人反映", "清茗茶饮")
                .at(9, "09:30", DISPATCHER, classify(MAJOR, FOOD_SAFETY, WIDE_IMPACT))
                .at(9, "10:00", LEADER, signOff(XIPU))
                .at(9, "10:20", DISPATCHER, assign(XIPU, null))
                .at(8, "09:30", HANDLER, accept())
                .at(8, "15:00", HANDLER, proposeLowering(FOOD_SAFETY, "经电话核实只涉及一杯饮品"))
                .at(7, "09:30", LEADER, approveLowering("同意"))
                .at(7, "10:30", HANDLER, reply("商家已退款，您表示接受。", Medium.PHONE));
    }

    static void closed(Storyboard story) {
        var settled = "经调解，商家已退还余款并致歉，您已签收。感谢您的监督。";
        story.handled("18", 8, XIPU, HOTLINE_12315, "洗衣店洗坏羊毛大衣", "洁净洗衣")
                .at(4, "11:00", HANDLER, reply(settled, Medium.PHONE));
        story.handled("19", 15, XIPU, LETTER, "婚庆公司未按约定提供摄像", "良缘婚庆")
                .at(4, "16:00", HANDLER, reply(settled, Medium.LETTER));
        var enteredLater = story.handled("29", 9, XIPU, HOTLINE_12315, "美容院预付卡到期不予延期", "丽颜美容");
        enteredLater.at(
                3, "09:10", HANDLER, replyEnteredLater(settled, Medium.PHONE, enteredLater.instant(4, "16:30")));
        story.handled("44", 17, XIPU, HOTLINE_12315, "空调移机收费高于约定", "凉风家电维修")
                .at(13, "15:00", HANDLER, reply(settled, Medium.PHONE))
                .at(9, "10:00", HEAD, reconsider("投诉人认为收费依据未查清，申请复议"))
                .at(8, "15:00", LEADER2, decideReconsideration(ReconsiderationResult.CHANGED, "收费超出报价单，原答复不当"))
                .at(7, "10:00", HANDLER, investigate(false, "核对报价单和收据，多收二百元"))
                .at(7, "16:00", HANDLER, reply("经复议，商家已退还多收的二百元。", Medium.PHONE));
        story.handled("20", 12, XIPU, VISIT, "汽车保养更换的机油与报价不符", "速养汽修")
                .at(9, "15:00", HANDLER, reply(settled, Medium.PHONE))
                .at(6, "10:00", HEAD, followUp(Satisfaction.NOT))
                .at(6, "10:30", HEAD, reopen("投诉人提供了新的维修单，对结果不满意"));
        story.handled("21", 20, XIPU, HOTLINE_12365, "儿童推车刹车失灵", "童趣母婴")
                .at(16, "11:00", HANDLER, reply(settled, Medium.PHONE))
                .at(12, "10:00", HEAD, followUp(Satisfaction.SATISFIED))
                .at(
                        11,
                        "09:00",
                        HEAD,
                        archive(Map.of(), REGISTRATION_FORM, INVESTIGATION_REPORT, HANDLING_OPINION, FEEDBACK_RECORD));
        story.assigned("22", 9, HONGGUANG, EMAIL, "汪屿", "要求对自家装修合同效力作出认定", "锦绣装饰", PRICE)
                .at(6, "11:00", HANDLER2, decline("合同效力争议应由仲裁或人民法院认定"));
        story.received("23", 7, "10:00", COMPLAINT, TRANSFER, "施云", "13900000023", "小区物业停车费调价未经业主大会", "安居物业")
                .at(7, "10:20", DISPATCHER, classify(GENERAL, PRICE))
                .at(7, "10:40", INTAKE, refer("区住房和城乡建设局", "物业收费调价程序由住建部门监管"));
        story.assigned("26", 4, XIPU, HOTLINE_12315, "沈知微", "电动自行车电池续航不足标称一半，要求更换", "绿行车业", QUALITY_OF_GOODS)
                .at(3, "11:00", HANDLER, accept())
                .at(2, "11:00", INTAKE, withdraw("投诉人已自行更换电池，不再追究"));
        story.assigned("30", 5, HONGGUANG, HOTLINE_12315, "顾南", "羽绒服洗后跑绒，要求退货", "暖冬服饰", QUALITY_OF_GOODS)
                .at(3, "10:00", HANDLER2, accept())
                .at(2, "15:00", INTAKE, settle("双方自行协商，商家已退款"));
        story.received("41", 6, "09:00", OPINION, MEDIA, "网络媒体", "13900000041", "网帖称某面馆使用隔夜汤底", "老街面馆")
                .at(6, "09:30", DISPATCHER, classify(GENERAL, FOOD_SAFETY))
                .at(6, "10:00", LEADER, signOff(XIPU))
                .at(6, "10:20", DISPATCHER, assign(XIPU, null))
                .at(5, "09:30", HANDLER, accept())
                .at(5, "15:00", HANDLER, investigate(true, "查后厨及进货台账，汤底当日熬制，网帖内容不实"))
                .at(4, "11:00", HANDLER, conclude("网帖内容不实，已约谈发帖人删帖", "督促商家公示汤底熬制记录", "局官方微博"));
        story.received("24", 10, "15:00", INQUIRY, ONLINE_SERVICE, "温故", "13900000024", "如何查询餐馆的食品经营许可证", null)
                .at(10, "15:20", DISPATCHER, classify(GENERAL, List.of("咨询", "许可")))
                .at(10, "15:40", INTAKE, reply("可在店内公示栏或许可公示平台查询。", Medium.PLATFORM))
                .at(8, "10:00", HEAD, followUp(Satisfaction.SATISFIED))
                .at(
                        8,
                        "10:10",
                        HEAD,
                        archive(
                                Map.of(INVESTIGATION_REPORT, "咨询件，无需调查", HANDLING_OPINION, "咨询件，当场答复"),
                                REGISTRATION_FORM,
                                FEEDBACK_RECORD));
    }
}
