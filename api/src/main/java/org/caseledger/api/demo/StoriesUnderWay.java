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
import static org.caseledger.api.demo.DemoPeople.SUPERVISOR;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.OpinionLevel;

/** The sample cases that are still open. */
final class StoriesUnderWay {

    private StoriesUnderWay() {}

    static void onTheWayToAUnit(Storyboard story) {
        story.received(
                "01", 1, "16:20", COMPLAINT, HOTLINE_12315, "许知夏", "13900000001", "在超市买的酸奶已过保质期三天，要求退款并赔偿", "好邻居超市犀浦店");
        story.received("02", 5, "09:10", COMPLAINT, LETTER, "𠮷田野", "13900000002", "健身房停业后拒绝退还会员费，共计3600元", "燃动健身红光店");
        story.received(
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
        story.received("04", 2, "14:00", REPORT, WECHAT, "举报人(未留名)", "13900000004", "某门店使用未经检定的电子秤，每斤少一两", "鲜达水产")
                .at(2, "15:10", DISPATCHER, classify(GENERAL, List.of("计量", "衡器")))
                .at(1, "09:40", LEADER, signOff(BRIGADE));
        story.received("05", 6, "09:30", COMPLAINT, HOTLINE_12331, "陆沉", "13900000005", "保健品宣传可以治疗高血压，购买后无效", "康益堂大药房")
                .at(6, "10:30", DISPATCHER, classify(GENERAL, FOOD_SAFETY))
                .at(5, "09:00", LEADER, signOffOnPaper(XIPU))
                .at(5, "10:00", DISPATCHER, assign(XIPU, null))
                .at(3, "15:30", HANDLER, giveBack("经查经营地址在红光街道，不属本所辖区", HONGGUANG));
        story.received("06", 1, "09:00", INQUIRY, PHONE, "白露", "13900000006", "咨询网购七天无理由退货是否适用于拆封的化妆品", null)
                .at(1, "09:20", DISPATCHER, classify(GENERAL, List.of("咨询", "退货")));
    }

    static void withAUnit(Storyboard story) {
        story.assigned("07", 2, XIPU, HOTLINE_12315, "罗小满", "烤箱使用两次即冒烟，商家拒绝三包", "家电城犀浦店", QUALITY_OF_GOODS);
        story.assigned("08", 7, HONGGUANG, LETTER, "孟长河", "装修公司增项收费未明码标价", "宜居装饰", PRICE);
        story.assigned("09", 8, XIPU, MAYOR_HOTLINE, "霍青岚", "理发店办卡后店面转让，新店主不认余额", "丝语美发", PREPAID)
                .at(6, "09:15", HANDLER, accept())
                .at(2, "16:00", SUPERVISOR, urge("已超过回复时限，请三日内办结并说明原因。"));
        story.assigned("10", 4, XIPU, HOTLINE_12315, "郑砚秋", "手机屏幕碎裂，商家以人为为由拒保", "讯捷手机", QUALITY_OF_GOODS)
                .at(3, "10:30", HANDLER, giveBack("门店搬迁，手续繁琐", HONGGUANG))
                .at(3, "11:00", HEAD, reviewReturn(false, "门店现址仍在犀浦街道，退回理由不成立"))
                .at(3, "11:30", HANDLER, accept())
                .at(2, "14:00", HANDLER, investigate(true, "现场查看手机，屏幕边缘有生产批次的已知缺陷"))
                .openedLastEvening("23:10", HANDLER, "complainant", "narrative");
        var wandering = story.assigned("11", 9, XIPU, VISIT, "简一鸣", "快递驿站收取保管费未公示", "校园驿站", PRICE);
        wandering
                .at(7, "10:00", HANDLER, giveBack("驿站注册地在红光街道", HONGGUANG))
                .at(7, "11:00", HEAD, reviewReturn(true, "登记住所在红光街道，属红光所辖区"))
                .at(7, "15:00", DISPATCHER, assign(HONGGUANG, "按退回意见改派"))
                .at(6, "10:00", HANDLER2, accept())
                .at(5, "10:30", HANDLER2, investigate(true, "收费未公示属实，已责令改正"));
        story.received("12", 1, "08:50", COMPLAINT, WEIBO, "网友“青石板”", "13900000012", "外卖餐品吃出异物，商家只肯赠券", "川味小馆")
                .at(1, "09:05", DISPATCHER, classify(GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, FOOD_SAFETY))
                .at(1, "09:20", LEADER, signOff(HONGGUANG))
                .at(1, "09:30", DISPATCHER, assign(HONGGUANG, null))
                .at(1, "10:30", HANDLER2, accept())
                .at(1, "16:30", LEADER, extend("餐品已送检，检验结果需五日", 5));
        story.received("13", 2, "08:40", OPINION, MEDIA, "网络媒体", "13900000013", "短视频称某品牌酱料检出非法添加，转发过万", "香满园酱料")
                .at(
                        2,
                        "09:00",
                        DISPATCHER,
                        classify(MAJOR, Difficulty.ORDINARY, OpinionLevel.YELLOW, FOOD_SAFETY, WIDE_IMPACT))
                .at(2, "09:10", LEADER, signOff(FOOD))
                .at(2, "09:20", DISPATCHER, assign(FOOD, "科室人员账号待开通，由科长先行接收"))
                .at(1, "16:50", HEAD, reportOpinion("市局应急办", "抽样三批次均合格，视频内容不实"));
    }

    /** Amber on every day of the year: 72 clock hours (P9.08), of which 65 have run. */
    static void atTheLastMoment(Storyboard story, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(65));
        story.script("25")
                .step(at, INTAKE, receive(COMPLAINT, WECHAT, "纪南乔", "13900000025", "直播间购买的玉镯鉴定为玻璃，主播已将买家拉黑", "玉满堂直播间"))
                .step(
                        at.plus(Duration.ofMinutes(5)),
                        DISPATCHER,
                        classify(GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, QUALITY_OF_GOODS))
                .step(at.plus(Duration.ofMinutes(10)), LEADER, signOff(XIPU))
                .step(at.plus(Duration.ofMinutes(15)), DISPATCHER, assign(XIPU, null))
                .step(at.plus(Duration.ofMinutes(20)), HANDLER, accept());
    }
}
