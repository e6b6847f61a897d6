package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.BRIGADE;
import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.FOOD;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.HONGGUANG;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEADER2;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.SUPERVISOR;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.events.Channel.*;
import static org.caseledger.events.ComplaintKind.*;
import static org.caseledger.events.DossierPart.*;
import static org.caseledger.events.Flag.*;
import static org.caseledger.events.Severity.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Channel;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.Difficulty;
import org.caseledger.events.Flag;
import org.caseledger.events.Medium;
import org.caseledger.events.OpinionLevel;
import org.caseledger.events.Satisfaction;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;

/** The sample cases: every state, some late, some returned, some waiting for approval. */
final class DemoScripts {

    private static final List<String> FOOD_SAFETY = List.of("食品", "食品安全");
    private static final List<String> PRICE = List.of("价格", "明码标价");
    private static final List<String> QUALITY_OF_GOODS = List.of("商品", "质量");
    private static final List<String> PREPAID = List.of("服务", "预付卡");

    private final WorkCalendar calendar;
    private final LocalDate today;
    private final List<Script> scripts = new ArrayList<>();

    private DemoScripts(WorkCalendar calendar, LocalDate today) {
        this.calendar = calendar;
        this.today = today;
    }

    static List<Script> leadingUpTo(LocalDate today, WorkCalendar calendar) {
        var all = new DemoScripts(calendar, today);
        all.onTheWayToAUnit();
        all.withAUnit();
        all.waitingForApproval();
        all.closed();
        return all.scripts;
    }

    private void onTheWayToAUnit() {
        received(
                "01",
                1,
                "16:20",
                COMPLAINT,
                HOTLINE_12315,
                "许知夏",
                "13900000001",
                "在超市买的酸奶已过保质期三天，要求退款并赔偿",
                "好邻居超市犀浦店");
        received(
                "02",
                5,
                "09:10",
                COMPLAINT,
                LETTER,
                "𠮷田野",
                "13900000002",
                "健身房停业后拒绝退还会员费，共计3600元",
                "燃动健身红光店");
        received(
                        "03",
                        2,
                        "10:05",
                        COMPLAINT,
                        MAYOR_HOTLINE,
                        "陶然",
                        "13900000003",
                        "早餐店油条疑似使用回收油，多名邻居反映气味异常",
                        "老街早点铺")
                .at(2, "11:20", DISPATCHER, classify(GENERAL, FOOD_SAFETY, ON_SITE));
        received(
                        "04",
                        2,
                        "14:00",
                        REPORT,
                        WECHAT,
                        "举报人(未留名)",
                        "13900000004",
                        "某门店使用未经检定的电子秤，每斤少一两",
                        "鲜达水产")
                .at(2, "15:10", DISPATCHER, classify(GENERAL, List.of("计量", "衡器")))
                .at(1, "09:40", LEADER, signOff(BRIGADE));
        received(
                        "05",
                        6,
                        "09:30",
                        COMPLAINT,
                        HOTLINE_12331,
                        "陆沉",
                        "13900000005",
                        "保健品宣传可以治疗高血压，购买后无效",
                        "康益堂大药房")
                .at(6, "10:30", DISPATCHER, classify(GENERAL, FOOD_SAFETY))
                .at(5, "09:00", LEADER, signOff(XIPU))
                .at(5, "10:00", DISPATCHER, assign(XIPU, null))
                .at(3, "15:30", HANDLER, giveBack("经查经营地址在红光街道，不属本所辖区", HONGGUANG));
        received(
                        "06",
                        1,
                        "09:00",
                        INQUIRY,
                        PHONE,
                        "白露",
                        "13900000006",
                        "咨询网购七天无理由退货是否适用于拆封的化妆品",
                        null)
                .at(1, "09:20", DISPATCHER, classify(GENERAL, List.of("咨询", "退货")));
    }

    private void withAUnit() {
        assigned(
                "07",
                2,
                XIPU,
                HOTLINE_12315,
                "罗小满",
                "烤箱使用两次即冒烟，商家拒绝三包",
                "家电城犀浦店",
                QUALITY_OF_GOODS);
        assigned("08", 7, HONGGUANG, LETTER, "孟长河", "装修公司增项收费未明码标价", "宜居装饰", PRICE);
        assigned("09", 8, XIPU, MAYOR_HOTLINE, "霍青岚", "理发店办卡后店面转让，新店主不认余额", "丝语美发", PREPAID)
                .at(6, "09:15", HANDLER, accept())
                .at(2, "16:00", SUPERVISOR, urge("已超过回复时限，请三日内办结并说明原因。"));
        assigned("10", 4, XIPU, HOTLINE_12315, "郑砚秋", "手机屏幕碎裂，商家以人为为由拒保", "讯捷手机", QUALITY_OF_GOODS)
                .at(3, "11:30", HANDLER, accept())
                .at(2, "14:00", HANDLER, investigate(true, "现场查看手机，屏幕边缘有生产批次的已知缺陷"));
        var wandering = assigned("11", 9, XIPU, VISIT, "简一鸣", "快递驿站收取保管费未公示", "校园驿站", PRICE);
        wandering
                .at(7, "10:00", HANDLER, giveBack("驿站注册地在红光街道", HONGGUANG))
                .at(7, "15:00", DISPATCHER, assign(HONGGUANG, "按退回意见改派"))
                .at(6, "10:00", HANDLER2, accept())
                .at(5, "10:30", HANDLER2, investigate(true, "收费未公示属实，已责令改正"));
        received(
                        "12",
                        1,
                        "08:50",
                        COMPLAINT,
                        WEIBO,
                        "网友“青石板”",
                        "13900000012",
                        "外卖餐品吃出异物，商家只肯赠券",
                        "川味小馆")
                .at(
                        1,
                        "09:05",
                        DISPATCHER,
                        classify(GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, FOOD_SAFETY))
                .at(1, "09:20", LEADER, signOff(HONGGUANG))
                .at(1, "09:30", DISPATCHER, assign(HONGGUANG, null))
                .at(1, "10:30", HANDLER2, accept())
                .at(1, "16:30", LEADER, extend("餐品已送检，检验结果需五日", 120));
        received(
                        "13",
                        2,
                        "08:40",
                        OPINION,
                        MEDIA,
                        "网络媒体",
                        "13900000013",
                        "短视频称某品牌酱料检出非法添加，转发过万",
                        "香满园酱料")
                .at(
                        2,
                        "09:00",
                        DISPATCHER,
                        classify(
                                MAJOR,
                                Difficulty.ORDINARY,
                                OpinionLevel.YELLOW,
                                FOOD_SAFETY,
                                WIDE_IMPACT))
                .at(2, "09:10", LEADER, signOff(FOOD))
                .at(2, "09:20", DISPATCHER, assign(FOOD, null))
                .at(1, "16:50", HEAD, reportOpinion("市局应急办", "抽样三批次均合格，视频内容不实"));
    }

    private void waitingForApproval() {
        var first = "经查，商家销售过期食品属实，已立案；双方达成退款并赔偿一千元的协议。";
        gated("14", 5, "职业投诉，称购买的蜂蜜标签不合规，索赔十倍", "蜀蜜坊", PROFESSIONAL_COMPLAINANT)
                .at(1, "10:00", HANDLER, draft(first));
        gated("15", 5, "幼儿园食堂用餐后三名幼儿腹泻，家长情绪激动", "小星星幼儿园", WIDE_IMPACT)
                .at(2, "10:00", HANDLER, draft(first))
                .at(1, "09:30", LEADER, approve(1, first));
        gated("16", 6, "商场跳楼机安全带断裂，所幸无人受伤", "欢乐天地", SAFETY_HAZARD)
                .at(3, "10:00", HANDLER, draft(first))
                .at(2, "09:30", LEADER2, approve(1, first))
                .at(1, "15:00", LEGAL_REVIEWER, approve(1, first));
        gated("17", 6, "举报网店刷单并伪造检测报告", "云上优品", PROFESSIONAL_COMPLAINANT)
                .at(3, "10:00", HANDLER, draft("已处理。"))
                .at(2, "11:00", LEADER, reject(1, "已处理。", "请写明调查经过、处理结果和法律依据"));
    }

    private void closed() {
        var settled = "经调解，商家已退还余款并致歉，您已签收。感谢您的监督。";
        handled("18", 8, XIPU, HOTLINE_12315, "洗衣店洗坏羊毛大衣", "洁净洗衣")
                .at(4, "11:00", HANDLER, reply(settled, Medium.PHONE));
        handled("19", 15, XIPU, LETTER, "婚庆公司未按约定提供摄像", "良缘婚庆")
                .at(4, "16:00", HANDLER, reply(settled, Medium.LETTER));
        handled("20", 12, XIPU, VISIT, "汽车保养更换的机油与报价不符", "速养汽修")
                .at(9, "15:00", HANDLER, reply(settled, Medium.PHONE))
                .at(6, "10:00", HEAD, followUp(Satisfaction.NOT))
                .at(6, "10:30", HEAD, reopen("投诉人提供了新的维修单，对结果不满意"));
        handled("21", 20, XIPU, HOTLINE_12365, "儿童推车刹车失灵", "童趣母婴")
                .at(16, "11:00", HANDLER, reply(settled, Medium.PHONE))
                .at(12, "10:00", HEAD, followUp(Satisfaction.SATISFIED))
                .at(
                        11,
                        "09:00",
                        HEAD,
                        archive(
                                Map.of(),
                                REGISTRATION_FORM,
                                INVESTIGATION_REPORT,
                                HANDLING_OPINION,
                                FEEDBACK_RECORD));
        assigned("22", 9, HONGGUANG, EMAIL, "汪屿", "要求对自家装修合同效力作出认定", "锦绣装饰", PRICE)
                .at(6, "11:00", HANDLER2, decline("合同效力争议应由仲裁或人民法院认定"));
        received(
                        "23",
                        7,
                        "10:00",
                        COMPLAINT,
                        TRANSFER,
                        "施云",
                        "13900000023",
                        "小区物业停车费调价未经业主大会",
                        "安居物业")
                .at(7, "10:40", INTAKE, refer("区住房和城乡建设局", "物业收费调价程序由住建部门监管"));
        received(
                        "24",
                        10,
                        "15:00",
                        INQUIRY,
                        ONLINE_SERVICE,
                        "温故",
                        "13900000024",
                        "如何查询餐馆的食品经营许可证",
                        null)
                .at(10, "15:20", DISPATCHER, classify(GENERAL, List.of("咨询", "许可")))
                .at(10, "15:40", INTAKE, reply("可在店内公示栏或许可公示平台查询。", Medium.PLATFORM))
                .at(8, "10:00", HEAD, followUp(Satisfaction.SATISFIED))
                .at(
                        8,
                        "10:10",
                        HEAD,
                        archive(
                                Map.of(
                                        INVESTIGATION_REPORT,
                                        "咨询件，无需调查",
                                        HANDLING_OPINION,
                                        "咨询件，当场答复"),
                                REGISTRATION_FORM,
                                FEEDBACK_RECORD));
    }

    private Script received(
            String name,
            int daysAgo,
            String time,
            ComplaintKind kind,
            Channel channel,
            String who,
            String phone,
            String what,
            String whom) {
        var script = new Script(name, calendar, today);
        scripts.add(script);
        return script.at(daysAgo, time, INTAKE, receive(kind, channel, who, phone, what, whom));
    }

    private Script assigned(
            String name,
            int daysAgo,
            UnitId unit,
            Channel channel,
            String who,
            String what,
            String whom,
            List<String> category) {
        return received(
                        name,
                        daysAgo,
                        "09:30",
                        COMPLAINT,
                        channel,
                        who,
                        "139000000" + name,
                        what,
                        whom)
                .at(daysAgo, "10:30", DISPATCHER, classify(GENERAL, category))
                .at(daysAgo - 1, "09:10", LEADER, signOff(unit))
                .at(daysAgo - 1, "10:10", DISPATCHER, assign(unit, null));
    }

    private Script handled(
            String name, int daysAgo, UnitId unit, Channel channel, String what, String whom) {
        return assigned(name, daysAgo, unit, channel, "消费者" + name, what, whom, QUALITY_OF_GOODS)
                .at(daysAgo - 2, "09:00", HANDLER, accept())
                .at(daysAgo - 3, "09:30", HANDLER, investigate(false, "调取票据和聊天记录，投诉内容基本属实"))
                .at(daysAgo - 3, "10:30", HANDLER, propose("组织双方调解，退还相应费用"));
    }

    private Script gated(String name, int daysAgo, String what, String whom, Flag flag) {
        return received(
                        name,
                        daysAgo,
                        "09:00",
                        COMPLAINT,
                        HOTLINE_12315,
                        "消费者" + name,
                        "139000000" + name,
                        what,
                        whom)
                .at(daysAgo, "09:40", DISPATCHER, classify(MAJOR, FOOD_SAFETY, flag))
                .at(daysAgo, "10:00", LEADER, signOff(XIPU))
                .at(daysAgo, "10:20", DISPATCHER, assign(XIPU, null))
                .at(daysAgo - 1, "09:00", HANDLER, accept())
                .at(daysAgo - 1, "15:00", HANDLER, investigate(true, "现场检查并封存相关物品，情况基本属实"));
    }
}
