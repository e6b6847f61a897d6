package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.JURISDICTION;

import java.time.Instant;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.routing.RoutingCommand.DisputeJurisdiction;
import org.caseledger.command.complaint.routing.RoutingCommand.SettleJurisdiction;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which office handles a case, and what happens when two disagree (O121-13, O121-29 to 33). */
class JurisdictionTest extends ComplaintTest {
    private static final Instant NOW = Give.at("2026-05-11T09:00");
    private static final DisputeJurisdiction DISPUTE = new DisputeJurisdiction(CASE, "温江区局", "实际经营地在温江", null, null);

    @BeforeEach
    void inForce() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        office().setTime(NOW);
    }

    @Test
    @DisplayName("O121-13 a complaint is accepted on a ground of jurisdiction")
    void givenAComplaint_whenAcceptedWithoutOrWithAGroundOfReports_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), accept(null));
        thenRefused(Rule.JURISDICTION_OF_A_COMPLAINT, "O121-13");
        when(handlerOf(XIPU), accept(Jurisdiction.AD_PUBLISHER));
        thenRefused(Rule.JURISDICTION_OF_THE_KIND, "O121-13");
        when(handlerOf(XIPU), accept(Jurisdiction.PLATFORM_OF_BUSINESS));
        thenRecorded(new ComplaintAccepted(
                XIPU, new Told(Medium.PHONE, NOW), Jurisdiction.PLATFORM_OF_BUSINESS, Occurred.at(NOW)));
    }

    @Test
    @DisplayName("O121-29 to 32 a report is accepted on grounds of its own")
    void givenAReport_whenAcceptedOnAGroundOfComplaints_thenRefused() {
        given(received(ComplaintKind.REPORT, Channel.LETTER)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(handlerOf(XIPU), accept(null));
        thenRefused(Rule.JURISDICTION_OF_A_REPORT, "O121-29");
        when(handlerOf(XIPU), accept(Jurisdiction.DOMICILE));
        thenRefused(Rule.JURISDICTION_OF_THE_KIND, "O121-13");
        when(handlerOf(XIPU), accept(Jurisdiction.PLACE_OF_ACT));
        thenDone();
    }

    @Test
    void givenAComplaint_whenDeclinedOrReferredWithAGroundOfReports_thenRefused() {
        var told = new Told(Medium.PHONE, NOW);
        given(assignedTo(XIPU));
        when(
                handlerOf(XIPU),
                new DeclineComplaint(
                        CASE,
                        "见所附说明",
                        told,
                        RefusalGround.AFTER_THREE_YEARS,
                        null,
                        true,
                        null,
                        Jurisdiction.AD_PUBLISHER,
                        null,
                        null));
        thenRefused(Rule.JURISDICTION_OF_THE_KIND, "O121-13");
        when(
                handlerOf(XIPU),
                new ReferElsewhere(CASE, "区住建局", "不属本部门职责", told, null, Jurisdiction.AD_PUBLISHER, null, null));
        thenRefused(Rule.JURISDICTION_OF_THE_KIND, "O121-13");
    }

    @Tag("O121-31")
    @Tag("O121-32")
    @DisplayName("O121-31 电子商务经营者, O121-32 违法广告: advertisements are reported, not complained of")
    @ParameterizedTest
    @CsvSource({"ONLINE_BUSINESS, true", "PLATFORM_OF_BUSINESS, true", "AD_PUBLISHER, false", "ADVERTISER, false"})
    void givenAReportOfABusinessOnlineOrAnAdvertisement_whenAccepted_thenOnItsGround(
            Jurisdiction ground, boolean ofComplaintsToo) {
        given(received(ComplaintKind.REPORT, Channel.LETTER)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(handlerOf(XIPU), accept(ground));
        thenDone();
        assertThat(ground.isOf(ComplaintKind.COMPLAINT)).isEqualTo(ofComplaintsToo);
    }

    @Test
    void givenACaseOfBeforeOrOfAnotherProcedure_whenAccepted_thenItIsAsItWas() {
        office().setTime(Give.at("2026-04-14T09:00"));
        given(assignedTo(XIPU));
        office().setTime(NOW);
        when(handlerOf(XIPU), accept(null));
        thenDone();
        work(TestOffice.p9());
        office().setTime(NOW);
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), accept(null));
        thenDone();
    }

    @Test
    @DisplayName("O121-33 七个工作日内协商解决")
    void givenADispute_whenRaised_thenTheOfficesHaveSevenWorkingDays() {
        given(received());
        when(DISPATCHER, DISPUTE);
        then(
                new JurisdictionDisputed("温江区局", "实际经营地在温江", Occurred.at(NOW)),
                set(
                        JURISDICTION,
                        1,
                        1,
                        NOW,
                        "2026-05-19T01:48",
                        "2026-05-21T00:00",
                        "law-jurisdiction",
                        "总局令第121号第33条 / SAMR Order 121 art. 33"));
    }

    @Test
    @DisplayName("O121-33 协商不成的,报请共同的上一级指定: then only the superior names the office")
    void givenADisputeThatIsSubmitted_whenAgreedAfterAll_thenRefusedUntilTheSuperiorNames() {
        given(received().give(HEAD, DISPUTE));
        when(HEAD, settle(DisputeStep.SUBMITTED));
        then(new JurisdictionSettled(DisputeStep.SUBMITTED, "市局", Occurred.at(NOW)), met(JURISDICTION, 1, NOW));

        var submitted = received().give(HEAD, DISPUTE).give(HEAD, settle(DisputeStep.SUBMITTED));
        given(submitted);
        when(HEAD, settle(DisputeStep.AGREED));
        thenRefused(Rule.SUPERIOR_NAMES, "O121-33");
        when(LEADER, DISPUTE);
        thenRefused(Rule.ONE_DISPUTE, "O121-33");
        submitted.give(LEADER, settle(DisputeStep.NAMED));
        assertThat(submitted.state().dispute()).isNull();
    }

    @Test
    void givenNoDisputeOrTheUnit_whenSettled_thenRefused() {
        given(received());
        when(HEAD, settle(DisputeStep.AGREED));
        thenRefused(Rule.DISPUTE_OPEN, "O121-33");
        given(assignedTo(XIPU).give(HEAD, DISPUTE));
        when(handlerOf(XIPU), settle(DisputeStep.AGREED));
        thenRefused(Rule.ROLE, "O121-33");
        when(handlerOf(XIPU), DISPUTE);
        thenRefused(Rule.ROLE, "O121-33");
    }

    private static AcceptComplaint accept(@Nullable Jurisdiction jurisdiction) {
        return new AcceptComplaint(CASE, new Told(Medium.PHONE, NOW), jurisdiction, null, null);
    }

    private static SettleJurisdiction settle(DisputeStep step) {
        return new SettleJurisdiction(CASE, step, "市局", null, null);
    }
}
