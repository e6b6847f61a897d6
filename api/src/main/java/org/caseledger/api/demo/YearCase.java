package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEADER2;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.YearSteps.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.caseledger.api.security.Person;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.Party;

/** How a case of the sample year goes on once it is classified, by the dice of the case. */
final class YearCase {

    /** How a case ends. */
    enum Course {
        REPLIED,
        DECLINED,
        REFERRED,
        WITHDRAWN,
        SETTLED
    }

    private static final Duration EXTENDED_BEFORE = Duration.ofHours(60);

    private final YearReceipt receipt;
    private final Random dice;
    private final Person leader;
    private final YearCourse course;
    private UnitId unit;
    private Person handler;
    private boolean gated;

    YearCase(Script script, YearReceipt receipt, WorkTime time, Instant classified, Random dice) {
        this.receipt = receipt;
        this.dice = dice;
        this.gated = receipt.gated();
        this.leader = dice.nextInt(3) == 0 ? LEADER2 : LEADER;
        this.unit = YearPeople.one(YearPeople.STATIONS, dice);
        this.handler = YearPeople.handlerOf(unit, dice);
        this.course = new YearCourse(script, time, classified, pace(), dice);
    }

    /** Most are answered in time, some late, few very late; one station is slower than others. */
    private double pace() {
        int of = dice.nextInt(100);
        double usual = 0.45 + 0.6 * dice.nextDouble();
        double slow = unit.equals(YearPeople.PITONG) ? 1.25 : 1;
        return slow * (of < 84 ? usual : of < 96 ? usual + 1.1 : usual + 3);
    }

    /** A complaint or a report. */
    void handle(Course ends) {
        if (ends == Course.REFERRED) {
            course.then(20, 200, INTAKE, refer("区住房和城乡建设局", "所反映的事项由该局监管，已告知联系方式"));
            return;
        }
        toTheUnit();
        if (course.chance(9)) {
            giveItBack();
        }
        if (ends == Course.DECLINED) {
            course.then(200, 900, handler, decline("经核实，所反映事项属合同效力争议，应由仲裁或者人民法院认定"));
            course.archive(HEAD, null);
            return;
        }
        course.then(60, 420, handler, accept());
        if (ends == Course.WITHDRAWN) {
            course.then(200, 700, INTAKE, withdraw("投诉人表示问题已解决，撤回投诉"));
            course.archive(HEAD, null);
            return;
        } else if (ends == Course.SETTLED) {
            course.then(200, 700, INTAKE, settle("双方自行协商，商家已按投诉人要求处理"));
            course.archive(HEAD, null);
            return;
        }
        lower();
        extend();
        investigate();
        new YearAnswer(course, receipt, leader, handler, gated).tell();
    }

    private void toTheUnit() {
        course.then(20, 200, leader, signOff(unit));
        course.then(10, course.chance(6) ? 500 : 40, DISPATCHER, assign(unit, null));
    }

    private void giveItBack() {
        boolean right = course.chance(65);
        var other = right ? another() : unit;
        course.then(
                60,
                300,
                handler,
                giveBack(right ? "经查，经营地址不在本所辖区" : "涉及面广，办理难度较大", right ? other : DemoPeople.BRIGADE));
        course.then(20, 160, HEAD, reviewReturn(right, right ? "经营地址不在该所辖区属实，同意退回" : "经营地址在该所辖区，退回理由不成立"));
        if (right) {
            unit = other;
            handler = YearPeople.handlerOf(unit, dice);
            course.then(10, 200, DISPATCHER, assign(unit, "按退回意见改派"));
        }
    }

    private UnitId another() {
        var others =
                YearPeople.STATIONS.stream().filter(one -> !one.equals(unit)).toList();
        return YearPeople.one(others, dice);
    }

    /** Whoever handles it asks to take it as less grave; not every leader agrees (P9.12). */
    private void lower() {
        if (gated && course.chance(25)) {
            var line = receipt.matter();
            course.then(
                    60, 240, handler, YearSteps.proposeLowering(line.object(), line.problem(), "现场核实仅涉一户，已当场整改，未造成扩散"));
            boolean agrees = course.chance(60);
            course.then(20, 200, leader, agrees ? approveLowering("同意，注意做好解释") : rejectLowering("反映人数较多，仍按重大件办理"));
            gated = !agrees;
        }
    }

    private void extend() {
        boolean inTime = course.isBefore(receipt.at().plus(EXTENDED_BEFORE));
        boolean hours = receipt.channel() == Channel.WECHAT || receipt.channel() == Channel.WEIBO;
        if (hours && inTime && receipt.difficulty() == Difficulty.COMPLEX && course.chance(85)) {
            course.then(5, 20, leader, Steps.extend("样品已送检，检验结果需五个工作日", 5));
        }
    }

    private void investigate() {
        if (course.chance(4)) {
            var other = another();
            course.then(30, 120, handler, askAssistance(other, "请协助核查该店在你所辖区的门店"));
            course.then(60, 400, YearPeople.handlerOf(other, dice), assist("已核查，辖区门店情况相同，照片附后"));
        }
        if (course.chance(10)) {
            course.then(10, 60, handler, note("商家负责人约定明天上午到所里说明情况。"));
        }
        course.then(
                80,
                380,
                handler,
                Steps.investigate(
                        receipt.onSite() || course.chance(45), receipt.matter().found() + "。"));
        course.file(DossierPart.INVESTIGATION_REPORT);
        if (receipt.kind() == ComplaintKind.REPORT) {
            boolean opened = course.chance(30);
            course.then(40, 240, handler, decideOnLead(opened, opened ? "涉嫌违法，符合立案条件" : "情节轻微并已改正，不予立案"));
        } else if (course.chance(60)) {
            mediate();
        }
        if (course.chance(7)) {
            course.then(
                    10,
                    40,
                    handler,
                    orderRectification("限期整改：" + receipt.matter().fault(), 5));
            if (course.chance(80)) {
                course.then(60, 200, handler, rectified("已整改完毕，现场复查合格"));
            }
        }
        if (course.chance(85)) {
            course.then(10, 90, handler, propose("建议" + receipt.matter().done()));
            course.file(DossierPart.HANDLING_OPINION);
        }
    }

    private void mediate() {
        course.then(5, 30, handler, consent(Party.COMPLAINANT, true));
        boolean willing = course.chance(94);
        course.then(5, 60, handler, consent(Party.RESPONDENT, willing));
        if (!willing) {
            course.then(10, 60, handler, notAgreed(MediationEnding.ABSENT_OR_REFUSED));
        } else if (course.chance(88)) {
            course.then(20, 120, handler, agreed(receipt.matter().done()));
        } else {
            course.then(20, 120, handler, notAgreed(MediationEnding.NO_AGREEMENT));
        }
    }
}
