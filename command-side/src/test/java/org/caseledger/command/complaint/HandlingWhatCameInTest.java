package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.correctRespondent;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.Give.reviewReturn;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.duty.DutyOfficer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a holiday a person of XIPU has duty, and a complaint comes in. */
class HandlingWhatCameInTest extends ComplaintTest {
    private static final RespondentDetails AT = RespondentDetails.ofBusiness(null, null, "犀浦镇9号", null);

    @BeforeEach
    void onAHoliday() {
        var officer = new DutyOfficer(handlerOf(XIPU).person(), handlerOf(XIPU).name(), null);
        office().setOnDuty(LocalDate.parse("2026-05-04"), new OnDuty(XIPU, List.of(officer)));
        at(Give.at("2026-05-04T10:00"));
    }

    @Tag("P9.14c")
    @Test
    @DisplayName("P9.14 值班人员…及时处理: of whatever unit, while it is not assigned")
    void givenNobodyHasIt_whenWhoeverHadDutyHandlesIt_thenDone() {
        given(received());
        when(handlerOf(XIPU), correctRespondent("某药店"));
        then(RecordCorrected.builder()
                .field(CorrectedField.RESPONDENT)
                .before("某超市")
                .after("某药店")
                .detailsBefore(AT)
                .detailsAfter(AT)
                .reason("登记有误")
                .occurred(Occurred.at(Give.at("2026-05-04T10:00")))
                .build());
        given(received().give(handlerOf(XIPU), Give.contact(Notice.PROGRESS)).classified());
        when(handlerOf(XIPU), correctRespondent("某药店"));
        thenDone();
    }

    @Test
    @DisplayName("P9.12, P9.14: who had duty says first how grave it is, and only raises after that")
    void givenNobodyHasIt_whenWhoeverHadDutyRefersIt_thenClassifiedBefore() {
        var elsewhere = new ReferElsewhere(
                Give.CASE,
                "区住建局",
                "不属本部门职责",
                new Told(Medium.PHONE, Give.at("2026-05-04T10:00")),
                null,
                null,
                null,
                null);
        given(received());
        when(handlerOf(XIPU), elsewhere);
        thenRefused(Rule.CLASSIFIED_FIRST, "P9.12");
        when(handlerOf(XIPU), Give.classify(Severity.GENERAL));
        thenDone();
        given(received().give(handlerOf(XIPU), Give.classify(Severity.GENERAL)));
        when(handlerOf(XIPU), Give.classify(Severity.GENERAL));
        thenRefused(Rule.UNIT_RAISES_ONLY, "P9.12");
        when(handlerOf(XIPU), elsewhere);
        thenDone();
    }

    @Test
    @DisplayName("P9.03 分送: duty gives no right to what is the dispatcher's or the leader's")
    void givenNobodyHasIt_whenWhoeverHadDutyAssignsIt_thenRefused() {
        given(received().classified());
        when(handlerOf(XIPU), assign(XIPU));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    void givenNobodyHasIt_whenSomebodyElseHandlesIt_thenRefused() {
        given(received());
        when(handlerOf(HONGGUANG), correctRespondent("某药店"));
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    @Tag("P9.12a")
    @Test
    @DisplayName("P9.12 承办单位作为…责任部门: once it is assigned it is that unit's, after a return too")
    void givenItIsAssigned_whenWhoeverHadDutyHandlesIt_thenRefused() {
        given(atHongguang());
        when(handlerOf(XIPU), correctRespondent("某药店"));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        given(atHongguang().returnedBy(HONGGUANG).returnAccepted());
        when(handlerOf(XIPU), refer());
        thenRefused(Rule.OWN_UNIT, "P9.04");
        given(atHongguang().returnedBy(HONGGUANG).give(HEAD, reviewReturn(true)));
        when(DISPATCHER, assign(XIPU, "属犀浦辖区"));
        thenDone();
    }

    private History atHongguang() {
        return signedOff(HONGGUANG).assignedTo(HONGGUANG);
    }
}
