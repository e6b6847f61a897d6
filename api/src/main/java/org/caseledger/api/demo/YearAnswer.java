package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEGAL_REVIEWER;
import static org.caseledger.api.demo.DemoPeople.SUPERVISOR;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.api.demo.YearSteps.*;

import org.caseledger.api.security.Person;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Satisfaction;

/** How a case of the sample year is answered, asked about and archived. */
final class YearAnswer {

    private static final int REPLY_DUE = 6 * WorkTime.DAY;

    private final YearCourse course;
    private final YearReceipt receipt;
    private final Person leader;
    private final Person handler;
    private final boolean gated;
    private int drafts;

    /** {@code gated} is whether a reply needs approvals (P9.12). */
    YearAnswer(YearCourse course, YearReceipt receipt, Person leader, Person handler, boolean gated) {
        this.course = course;
        this.receipt = receipt;
        this.leader = leader;
        this.handler = handler;
        this.gated = gated;
    }

    /** Answers it, and sees it to the archive. */
    void tell() {
        answer();
        afterTheReply();
    }

    private void answer() {
        urgeWhoIsLate();
        var text = receipt.reply();
        if (gated) {
            if (course.chance(15)) {
                course.then(20, 90, handler, draft("已处理完毕。"));
                course.then(30, 200, leader, reject(++drafts, "已处理完毕。", "请写明核查经过、处理结果和依据"));
            }
            course.then(20, 120, handler, draft(text));
            course.then(20, 160, leader, approve(++drafts, text));
            course.then(20, 160, LEGAL_REVIEWER, approve(drafts, text));
        } else if (course.chance(35)) {
            course.then(10, 60, handler, draft(text));
            drafts++;
        }
        course.then(10, 90, handler, reply(text, receipt.channel().medium()));
    }

    private void urgeWhoIsLate() {
        if (course.waitsBeyond(course.after(receipt.at(), REPLY_DUE), 200)) {
            course.then(5, 30, SUPERVISOR, urge("已超过回复时限，请三日内办结并说明原因。"));
            if (course.chance(75)) {
                course.then(20, 160, handler, answerUrging("商家负责人此前外出，已约定本周内到场调解，办结后即回复投诉人。"));
            }
        }
    }

    private void afterTheReply() {
        if (course.chance(2)) {
            course.then(100, 300, leader, YearSteps.commend(handler, "多方核查、耐心调解，双方均表示满意"));
        }
        int said = course.dice().nextInt(100);
        var satisfaction = said < 66
                ? Satisfaction.SATISFIED
                : said < 83 ? Satisfaction.PARTLY : said < 93 ? Satisfaction.NOT : Satisfaction.UNREACHABLE;
        boolean inTime = course.chance(91);
        course.then(
                inTime ? 300 : 4_000,
                inTime ? 1_900 : 5_000,
                course.chance(70) ? HEAD : INTAKE,
                followUp(satisfaction));
        if (satisfaction == Satisfaction.NOT && course.chance(60)) {
            onceMore();
        } else if (satisfaction == Satisfaction.NOT) {
            course.archive(leader, "处理结果符合规定，投诉人另提的请求无法律依据，已告知司法途径");
            return;
        }
        course.archive(HEAD, null);
    }

    private void onceMore() {
        course.then(20, 200, HEAD, reopen("投诉人对处理结果不满意，补充了付款凭证"));
        course.then(200, 900, handler, Steps.investigate(receipt.onSite(), "核对补充的付款凭证，数额与投诉人所述一致。"));
        course.then(30, 200, handler, propose("建议按凭证数额补足差额"));
        course.file(DossierPart.HANDLING_OPINION);
        var text = "您好！经再次核查，商家已按您补充的凭证补足差额。感谢您的监督。";
        if (gated) {
            course.then(20, 120, handler, draft(text));
            course.then(20, 160, leader, approve(++drafts, text));
            course.then(20, 160, LEGAL_REVIEWER, approve(drafts, text));
        }
        course.then(20, 200, handler, reply(text, Medium.PHONE));
        course.then(300, 1_500, HEAD, followUp(Satisfaction.PARTLY));
    }
}
