package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import org.caseledger.command.complaint.handling.HandlingCommand.HandOverToPolice;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes to others: to the police, to where a matter belongs, to a reporter (O121-36, 42, 44). */
class HandingOverTest extends ComplaintTest {
    private static HandOverToPolice handOver(String authority, String suspicion, String materials) {
        return new HandOverToPolice(CASE, authority, suspicion, materials, null, null);
    }

    @Test
    @DisplayName("O121-42 移送公安机关: to whom, for what, with what; the suspicion is sealed")
    void givenAnyCase_whenHandedOver_thenItIsRecordedAndTheCaseGoesOn() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), handOver("区公安分局", "疑似夹带过期食品", "购物视频"));
        then(new HandedToPolice("区公安分局", sealed("疑似夹带过期食品"), "购物视频", JUST_NOW));
        given(replied());
        when(LEADER, handOver("区公安分局", "疑似夹带过期食品", "购物视频"));
        thenDone();
    }

    @Test
    void givenAnInquiryOrSomebodyElse_whenHandedOver_thenRefused() {
        given(received(ComplaintKind.INQUIRY, Channel.LETTER));
        when(LEADER, handOver("区公安分局", "疑似夹带过期食品", "购物视频"));
        thenRefused(Rule.KIND, "P9.01");
        given(received());
        when(INTAKE, handOver("区公安分局", "疑似夹带过期食品", "购物视频"));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("O121-44 不适用本办法: notified which way it goes")
    void givenSomethingElse_whenReferred_thenItIsSaidWhatItIs() {
        given(received());
        when(INTAKE, new ReferElsewhere(CASE, "区司法局", "属行政复议申请", TOLD, OtherMatter.RECONSIDERATION, null, null, null));
        thenDone();
    }

    @Test
    @DisplayName("O121-36 the result of a report is disclosed where a law requires it, which is named")
    void givenAReport_whenItsResultIsTold_thenTheProvisionIsNamed() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        given(nothing().at(Give.at("2026-04-15T09:00")).received(ComplaintKind.REPORT, Channel.LETTER));
        when(INTAKE, tell(Notice.LEAD_DECISION, null));
        thenRefused(Rule.RESULT_TOLD_BY_LAW, "O121-36");
        when(INTAKE, tell(Notice.LEAD_DECISION, " "));
        thenRefused(Rule.RESULT_TOLD_BY_LAW, "O121-36");
        when(INTAKE, tell(Notice.LEAD_DECISION, "药品管理法第一百零六条"));
        thenDone();
        when(INTAKE, tell(Notice.PROGRESS, "药品管理法第一百零六条"));
        thenRefused(Rule.BASIS_WITH_THE_RESULT, "O121-36");
        when(INTAKE, tell(Notice.PROGRESS, null));
        thenDone();
    }

    @Test
    void givenAReportOfOrder20_whenItsResultIsTold_thenNoProvisionIsAsked() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        given(nothing().at(Give.at("2026-04-14T09:00")).received(ComplaintKind.REPORT, Channel.LETTER));
        when(INTAKE, tell(Notice.LEAD_DECISION, null));
        thenDone();
    }

    private static RecordContact tell(Notice notice, @Nullable String basis) {
        return new RecordContact(CASE, "举报人", Medium.PHONE, "已告知", notice, basis, null, null, null);
    }
}
