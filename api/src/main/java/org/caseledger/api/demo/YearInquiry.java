package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.Steps.*;
import static org.caseledger.events.complaint.DossierPart.FEEDBACK_RECORD;
import static org.caseledger.events.complaint.DossierPart.HANDLING_OPINION;
import static org.caseledger.events.complaint.DossierPart.INVESTIGATION_REPORT;
import static org.caseledger.events.complaint.DossierPart.REGISTRATION_FORM;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;

/** A question that the center answers itself. */
record YearInquiry(Script script, YearReceipt receipt, WorkTime time, Random dice) {

    private record Question(String what, String answer) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("网购商品七天无理由退货从哪天起算", "自签收商品的次日起算七日。"),
            new Question("手机三包有效期内维修两次仍不能使用怎么办", "凭维修记录，由销售者免费更换或者退货。"),
            new Question("如何查询一家餐馆是否有食品经营许可证", "可在店内公示栏或者许可公示平台查询。"),
            new Question("预付卡商家搬迁能否退款", "经营地址变更影响消费的，可以要求退还预付款余额。"),
            new Question("投诉后多久能得到答复", "七个工作日内决定是否受理，受理后六十日内调解。"),
            new Question("停车场应当公示哪些收费信息", "应当公示收费项目、标准和监督电话。"));

    void tell() {
        var question = YearPeople.one(QUESTIONS, dice);
        script.step(
                receipt.at(),
                INTAKE,
                YearSteps.receive(
                        ComplaintKind.INQUIRY,
                        receipt.channel(),
                        receipt.who(),
                        new Narrative(question.what(), question.what() + "，请予答复。", null),
                        null,
                        null,
                        receipt.goods(),
                        receipt.amount()));
        var at = time.after(receipt.at(), 5 + dice.nextInt(30));
        script.step(at, DISPATCHER, classify(Severity.GENERAL, List.of("咨询")));
        at = time.after(at, 5 + dice.nextInt(60));
        script.step(at, INTAKE, reply(question.answer(), receipt.channel().medium()));
        at = time.after(at, 450 + dice.nextInt(900));
        script.step(at, HEAD, followUp(Satisfaction.SATISFIED));
        script.step(
                time.after(at, 60 + dice.nextInt(900)),
                HEAD,
                archive(
                        Map.of(INVESTIGATION_REPORT, "咨询件，无需调查", HANDLING_OPINION, "咨询件，当场答复"),
                        REGISTRATION_FORM,
                        FEEDBACK_RECORD));
    }
}
