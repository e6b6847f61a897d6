package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.followUp;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.ComplaintArchived;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.FollowUpRecorded;
import org.caseledger.events.complaint.Satisfaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosingTest extends ComplaintTest {

    @Test
    @DisplayName("P2.21 对客户进行回访")
    void givenReplied_whenFollowedUp_thenItsClockIsMet() {
        given(replied());
        when(HEAD, followUp());
        then(new FollowUpRecorded(Satisfaction.SATISFIED, sealed("满意"), JUST_NOW), met(FOLLOW_UP));
    }

    @Test
    void givenArchived_whenFollowedUp_thenItsClockHasWaited() {
        given(archived());
        when(HEAD, followUp());
        then(new FollowUpRecorded(Satisfaction.SATISFIED, sealed("满意"), JUST_NOW), met(FOLLOW_UP));
    }

    @Test
    void givenAccepted_whenFollowedUpOrArchived_thenRefused() {
        given(acceptedBy(XIPU));
        when(HEAD, followUp());
        thenRefused(Rule.STATE, "P9.02");
        when(HEAD, archive(DossierPart.REGISTRATION_FORM));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("归档: what the dossier lacks is named with the reason")
    void givenReplied_whenArchivedWithEveryGapExplained_thenClosed() {
        given(replied());
        when(HEAD, archive(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD));
        then(
                new ComplaintArchived(
                        EnumSet.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD),
                        Map.of(
                                DossierPart.INVESTIGATION_REPORT, "不需要",
                                DossierPart.HANDLING_OPINION, "不需要"),
                        JUST_NOW));
    }

    @Test
    void givenReplied_whenArchivedWithAnUnexplainedGap_thenRefused() {
        given(replied());
        when(HEAD, archive(Set.of(DossierPart.REGISTRATION_FORM), Map.of()));
        thenRefused(Rule.GAPS_EXPLAINED, "P9.04");
        when(
                HEAD,
                archive(
                        Set.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD),
                        Map.of(
                                DossierPart.INVESTIGATION_REPORT, "",
                                DossierPart.HANDLING_OPINION, "不需要")));
        thenRefused(Rule.GAPS_EXPLAINED, "P9.04");
    }

    @Test
    void givenReplied_whenArchivedWithAPartThatIsNotThere_thenRefused() {
        given(replied());
        when(HEAD, archive(DossierPart.INVESTIGATION_REPORT));
        thenRefused(Rule.PARTS_EXIST, "P9.04");
    }

    @Test
    void givenACompleteDossier_whenArchived_thenNothingIsMissing() {
        given(
                acceptedBy(XIPU)
                        .give(handlerOf(XIPU), investigate(false))
                        .give(handlerOf(XIPU), propose())
                        .replied(TEXT));
        when(HEAD, archive(EnumSet.allOf(DossierPart.class), Map.of()));
        then(new ComplaintArchived(EnumSet.allOf(DossierPart.class), Map.of(), JUST_NOW));
    }

    private History archived() {
        return replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM));
    }
}
