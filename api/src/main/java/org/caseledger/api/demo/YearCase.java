package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER;
import static org.caseledger.api.demo.DemoPeople.LEADER2;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.SUPERVISOR;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.YearSteps.*;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Random;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.closing.ArchiveComplaint;
import org.caseledger.events.Medium;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Satisfaction;
import org.jspecify.annotations.Nullable;

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

    private static final int REPLY_DUE = 6 * WorkTime.DAY;
    private static final Duration EXTENDED_BEFORE = Duration.ofHours(60);

    private final Script script;
    private final YearReceipt receipt;
    private final WorkTime time;
    private final Random dice;
    private final Person leader;
    private final double pace;
    private UnitId unit;
    private Person handler;
    private boolean gated;
    private int drafts;
    private final EnumSet<DossierPart> filed =
            EnumSet.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD);
    private Instant at;

    YearCase(Script script, YearReceipt receipt, WorkTime time, Instant classified, Random dice) {
        this.script = script;
        this.receipt = receipt;
        this.time = time;
        this.dice = dice;
        this.at = classified;
        this.gated = receipt.gated();
        this.leader = dice.nextInt(3) == 0 ? LEADER2 : LEADER;
        this.unit = YearPeople.one(YearPeople.STATIONS, dice);
        this.handler = YearPeople.handlerOf(unit, dice);
        this.pace = pace();
    }

    /** Most are answered in time, some late, few very late; one station is slower than others. */
    private double pace() {
        int of = dice.nextInt(100);
        double usual = 0.45 + 0.6 * dice.nextDouble();
        double slow = unit.equals(YearPeople.PITONG) ? 1.25 : 1;
        return slow * (of < 84 ? usual : of < 96 ? usual + 1.1 : usual + 3);
    }

    private boolean chance(int ofHundred) {
        return dice.nextInt(100) < ofHundred;
    }

    /** Somebody does something after so many minutes of work, more or less as the case goes. */
    private YearCase then(int from, int to, Person who, Step step) {
        at = time.after(at, (int) ((from + dice.nextInt(to - from + 1)) * pace));
        script.step(at, who, step);
        return this;
    }

    /** A complaint or a report. */
    void handle(Course course) {
        if (course == Course.REFERRED) {
            then(20, 200, INTAKE, refer("区住房和城乡建设局", "所反映的事项由该局监管，已告知联系方式"));
            return;
        }
        toTheUnit();
        if (chance(9)) {
            giveItBack();
        }
        if (course == Course.DECLINED) {
            then(200, 900, handler, decline("经核实，所反映事项属合同效力争议，应由仲裁或者人民法院认定"));
            archive();
            return;
        }
        then(60, 420, handler, accept());
        if (course == Course.WITHDRAWN) {
            then(200, 700, INTAKE, withdraw("投诉人表示问题已解决，撤回投诉"));
            archive();
            return;
        } else if (course == Course.SETTLED) {
            then(200, 700, INTAKE, settle("双方自行协商，商家已按投诉人要求处理"));
            archive();
            return;
        }
        lower();
        extend();
        investigate();
        answer();
        afterTheReply();
    }

    private void toTheUnit() {
        then(20, 200, leader, signOff(unit));
        then(10, chance(6) ? 500 : 40, DISPATCHER, assign(unit, null));
    }

    private void giveItBack() {
        boolean right = chance(65);
        var other = right ? another() : unit;
        then(
                60,
                300,
                handler,
                giveBack(
                        right ? "经查，经营地址不在本所辖区" : "涉及面广，办理难度较大",
                        right ? other : DemoPeople.BRIGADE));
        then(20, 160, HEAD, reviewReturn(right, right ? "经营地址不在该所辖区属实，同意退回" : "经营地址在该所辖区，退回理由不成立"));
        if (right) {
            unit = other;
            handler = YearPeople.handlerOf(unit, dice);
            then(10, 200, DISPATCHER, assign(unit, "按退回意见改派"));
        }
    }

    private UnitId another() {
        var others = YearPeople.STATIONS.stream().filter(one -> !one.equals(unit)).toList();
        return YearPeople.one(others, dice);
    }

    /** Whoever handles it asks to take it as less grave; not every leader agrees (P9.12). */
    private void lower() {
        if (gated && chance(25)) {
            var line = receipt.matter();
            then(
                    60,
                    240,
                    handler,
                    YearSteps.proposeLowering(
                            line.object(), line.problem(), "现场核实仅涉一户，已当场整改，未造成扩散"));
            boolean agrees = chance(60);
            then(
                    20,
                    200,
                    leader,
                    agrees ? approveLowering("同意，注意做好解释") : rejectLowering("反映人数较多，仍按重大件办理"));
            gated = !agrees;
        }
    }

    private void extend() {
        boolean inTime = at.isBefore(receipt.at().plus(EXTENDED_BEFORE));
        boolean hours = receipt.channel() == Channel.WECHAT || receipt.channel() == Channel.WEIBO;
        if (hours && inTime && receipt.difficulty() == Difficulty.COMPLEX && chance(85)) {
            then(5, 20, leader, Steps.extend("样品已送检，检验结果需五个工作日", 5));
        }
    }

    private void investigate() {
        if (chance(4)) {
            var other = another();
            then(30, 120, handler, askAssistance(other, "请协助核查该店在你所辖区的门店"));
            then(60, 400, YearPeople.handlerOf(other, dice), assist("已核查，辖区门店情况相同，照片附后"));
        }
        if (chance(10)) {
            then(10, 60, handler, note("商家负责人约定明天上午到所里说明情况。"));
        }
        then(
                80,
                380,
                handler,
                Steps.investigate(receipt.onSite() || chance(45), receipt.matter().found() + "。"));
        filed.add(DossierPart.INVESTIGATION_REPORT);
        if (receipt.kind() == ComplaintKind.REPORT) {
            boolean opened = chance(30);
            then(40, 240, handler, decideOnLead(opened, opened ? "涉嫌违法，符合立案条件" : "情节轻微并已改正，不予立案"));
        } else if (chance(60)) {
            mediate();
        }
        if (chance(7)) {
            then(10, 40, handler, orderRectification("限期整改：" + receipt.matter().fault(), 5));
            if (chance(80)) {
                then(60, 200, handler, rectified("已整改完毕，现场复查合格"));
            }
        }
        if (chance(85)) {
            then(10, 90, handler, propose("建议" + receipt.matter().done()));
            filed.add(DossierPart.HANDLING_OPINION);
        }
    }

    private void mediate() {
        then(5, 30, handler, consent(Party.COMPLAINANT, true));
        boolean willing = chance(94);
        then(5, 60, handler, consent(Party.RESPONDENT, willing));
        if (!willing) {
            then(10, 60, handler, notAgreed(MediationEnding.ABSENT_OR_REFUSED));
        } else if (chance(88)) {
            then(20, 120, handler, agreed(receipt.matter().done()));
        } else {
            then(20, 120, handler, notAgreed(MediationEnding.NO_AGREEMENT));
        }
    }

    private void answer() {
        urgeWhoIsLate();
        var text = receipt.reply();
        if (gated) {
            if (chance(15)) {
                then(20, 90, handler, draft("已处理完毕。"));
                then(30, 200, leader, reject(++drafts, "已处理完毕。", "请写明核查经过、处理结果和依据"));
            }
            then(20, 120, handler, draft(text));
            then(20, 160, leader, approve(++drafts, text));
            then(20, 160, LEGAL_REVIEWER, approve(drafts, text));
        } else if (chance(35)) {
            then(10, 60, handler, draft(text));
            drafts++;
        }
        then(10, 90, handler, reply(text, receipt.channel().medium()));
    }

    private void urgeWhoIsLate() {
        var due = time.after(receipt.at(), REPLY_DUE);
        if (at.isAfter(due) || time.after(at, (int) (200 * pace)).isAfter(due)) {
            at = at.isAfter(due) ? at : due;
            then(5, 30, SUPERVISOR, urge("已超过回复时限，请三日内办结并说明原因。"));
            if (chance(75)) {
                then(20, 160, handler, answerUrging("商家负责人此前外出，已约定本周内到场调解，办结后即回复投诉人。"));
            }
        }
    }

    private void afterTheReply() {
        if (chance(2)) {
            then(100, 300, leader, YearSteps.commend(handler, "多方核查、耐心调解，双方均表示满意"));
        }
        int said = dice.nextInt(100);
        var satisfaction =
                said < 66
                        ? Satisfaction.SATISFIED
                        : said < 83
                                ? Satisfaction.PARTLY
                                : said < 93 ? Satisfaction.NOT : Satisfaction.UNREACHABLE;
        boolean inTime = chance(91);
        then(
                inTime ? 300 : 4_000,
                inTime ? 1_900 : 5_000,
                chance(70) ? HEAD : INTAKE,
                followUp(satisfaction));
        if (satisfaction == Satisfaction.NOT && chance(60)) {
            onceMore();
        } else if (satisfaction == Satisfaction.NOT) {
            archiveAgainst();
            return;
        }
        archive();
    }

    private void onceMore() {
        then(20, 200, HEAD, reopen("投诉人对处理结果不满意，补充了付款凭证"));
        then(200, 900, handler, Steps.investigate(receipt.onSite(), "核对补充的付款凭证，数额与投诉人所述一致。"));
        then(30, 200, handler, propose("建议按凭证数额补足差额"));
        filed.add(DossierPart.HANDLING_OPINION);
        var text = "您好！经再次核查，商家已按您补充的凭证补足差额。感谢您的监督。";
        if (gated) {
            then(20, 120, handler, draft(text));
            then(20, 160, leader, approve(++drafts, text));
            then(20, 160, LEGAL_REVIEWER, approve(drafts, text));
        }
        then(20, 200, handler, reply(text, Medium.PHONE));
        then(300, 1_500, HEAD, followUp(Satisfaction.PARTLY));
    }

    private void archiveAgainst() {
        archive(leader, "处理结果符合规定，投诉人另提的请求无法律依据，已告知司法途径");
    }

    private void archive() {
        archive(HEAD, null);
    }

    private void archive(Person who, @Nullable String notSatisfied) {
        var missing = new EnumMap<DossierPart, String>(DossierPart.class);
        EnumSet.complementOf(filed).forEach(part -> missing.put(part, "按办理方式不产生该材料"));
        then(
                450,
                2_400,
                who,
                (id, then) -> new ArchiveComplaint(id, filed, missing, notSatisfied, null, null));
    }
}
