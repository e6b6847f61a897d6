package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.complaint.Jurisdiction.PLACE_OF_BUSINESS;
import static org.caseledger.events.complaint.MediationEnding.NO_AGREEMENT;
import static org.caseledger.events.complaint.MediationEnding.SIXTY_DAYS;
import static org.caseledger.events.complaint.MediationEnding.WITHDRAWN_OR_SETTLED;

import java.time.Instant;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.Party;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Order 121 art. 23: on which of the eight grounds a mediation ends without an agreement. */
class EndingAMediationTest extends ComplaintTest {
    private static final Instant RECEIVED = Give.at("2026-04-20T09:00");

    @BeforeEach
    void boundByTheLaw() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
    }

    private History accepted(Instant at) {
        return nothing()
                .at(at)
                .received()
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .give(
                        handlerOf(XIPU),
                        new AcceptComplaint(CASE, new Told(Medium.PHONE, at), PLACE_OF_BUSINESS, null, null))
                .give(INTAKE, Give.consent(ConsentTo.MEDIATION, Party.COMPLAINANT))
                .give(INTAKE, Give.consent(ConsentTo.MEDIATION, Party.RESPONDENT));
    }

    private static RecordMediation ended(boolean agreed, @Nullable MediationEnding ending) {
        return new RecordMediation(CASE, agreed, null, ending, null, null);
    }

    @ParameterizedTest
    @EnumSource(
            value = MediationEnding.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WITHDRAWN_OR_SETTLED", "SIXTY_DAYS"})
    void givenAccepted_whenTheMediationEndsOnAGround_thenDone(MediationEnding ending) {
        given(accepted(RECEIVED));
        when(handlerOf(XIPU), ended(false, ending));
        thenDone();
    }

    @Test
    void givenAccepted_whenItEndsWithoutAgreementAndGround_thenRefused() {
        given(accepted(RECEIVED));
        when(handlerOf(XIPU), ended(false, null));
        thenRefused(Rule.ENDING_OF_MEDIATION, "O121-23");
        when(handlerOf(XIPU), ended(true, NO_AGREEMENT));
        thenRefused(Rule.AGREED_OR_ENDED, "O121-23");
        when(handlerOf(XIPU), ended(true, null));
        thenDone();
    }

    @Test
    @DisplayName("(1): the unit does not end a case in the name of the parties")
    void givenAccepted_whenTheUnitSaysThatThePartiesSettled_thenRefused() {
        given(accepted(RECEIVED));
        when(handlerOf(XIPU), ended(false, WITHDRAWN_OR_SETTLED));
        thenRefused(Rule.CENTER_RECORDS_WITHDRAWAL, "O121-23");
    }

    @Test
    @DisplayName("(5): 60 days from 20 April end on 19 June, in the Dragon Boat days: on Mon 22 June at 24:00")
    void givenAccepted_whenSixtyDaysAreSaidToHavePassed_thenOnlyAfterThem() {
        given(accepted(RECEIVED));
        at(Give.at("2026-06-22T23:59"));
        when(handlerOf(XIPU), ended(false, SIXTY_DAYS));
        thenRefused(Rule.SIXTY_DAYS_PASSED, "O121-23");
        at(Give.at("2026-06-23T00:00"));
        when(handlerOf(XIPU), ended(false, SIXTY_DAYS));
        thenDone();
        when(
                handlerOf(XIPU),
                new RecordMediation(CASE, false, null, SIXTY_DAYS, Give.at("2026-06-22T23:59"), "系统停机补录"));
        thenRefused(Rule.SIXTY_DAYS_PASSED, "O121-23");
    }

    @Test
    @DisplayName("art. 22: while an appraisal is made the sixty days do not pass")
    void givenAnAppraisal_whenSixtyDaysAreSaidToHavePassed_thenRefused() {
        given(accepted(RECEIVED).give(handlerOf(XIPU), Give.suspend(Clock.MEDIATION)));
        at(Give.at("2026-07-01T09:00"));
        when(handlerOf(XIPU), ended(false, SIXTY_DAYS));
        thenRefused(Rule.SIXTY_DAYS_PASSED, "O121-23");
    }

    @Test
    void givenAComplaintOfOrder20_whenItsMediationEnds_thenNoGroundIsAsked() {
        given(accepted(Give.at("2026-04-14T09:00")));
        at(Give.at("2026-04-15T09:00"));
        when(handlerOf(XIPU), ended(false, null));
        thenDone();
    }
}
