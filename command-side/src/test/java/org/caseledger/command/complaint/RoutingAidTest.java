package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.People.BRIGADE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.FOOD_SECTION;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;

import java.util.List;
import java.util.Map;
import org.caseledger.categories.FirstCategories;
import org.caseledger.command.complaint.routing.RoutingAid;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingReason;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P9.01 按照职能分工和管辖区域: the ledger proposes, a person decides. */
class RoutingAidTest extends ComplaintTest {
    private static final CategoryCode MILK = new CategoryCode("0105");

    @BeforeEach
    void unitsWithStreetsAndLines() {
        office().know(FirstCategories.adopted("启用目录"));
        units(HONGGUANG);
    }

    private void units(UnitId... last) {
        office().know(
                        Map.of(
                                XIPU, unit(XIPU, List.of("犀浦街道"), List.of()),
                                HONGGUANG, unit(HONGGUANG, List.of("红光街道"), List.of()),
                                FOOD_SECTION, unit(FOOD_SECTION, List.of(), List.of(new CategoryCode("01")))),
                        last);
    }

    private static Unit unit(UnitId id, List<String> streets, List<CategoryCode> lines) {
        return new Unit(id, id.value(), UnitKind.STATION, streets, lines);
    }

    private List<ProposedRouting> ranked(NamedRespondent respondent, CategoryCode object) {
        return new RoutingAid(office()).rank(Give.CASE, respondent, object, office().units());
    }

    private static NamedRespondent at(String address, String street) {
        return NamedRespondent.of(
                "某超市", RespondentKind.BUSINESS, RespondentDetails.ofBusiness(null, null, address, street));
    }

    @Tag("P9.01b")
    @Test
    @DisplayName("P9.01 按照职能分工和管辖区域: street before line before earlier cases")
    void givenStreetLineAndEarlierCases_thenTheUnitsAreRankedWithTheirReasons() {
        assertThat(ranked(at(null, "犀浦镇"), MILK))
                .containsExactly(
                        new ProposedRouting(XIPU, List.of(RoutingReason.STREET)),
                        new ProposedRouting(FOOD_SECTION, List.of(RoutingReason.OBJECT)),
                        new ProposedRouting(HONGGUANG, List.of(RoutingReason.EARLIER_CASES)));
        assertThat(ranked(at("成都市郫都区红光街道广场路1号", null), null))
                .containsExactly(
                        new ProposedRouting(HONGGUANG, List.of(RoutingReason.STREET, RoutingReason.EARLIER_CASES)));
    }

    @Test
    void givenTheStreetWasTold_thenTheAddressDoesNotSpeakForAnother() {
        units();
        assertThat(ranked(at("犀浦街道与红光街道交界处", "犀浦街道"), null))
                .extracting(ProposedRouting::unit)
                .containsExactly(XIPU);
    }

    @Test
    void givenTheObjectWentIntoAnother_thenTheLineOfTheOtherCountsToo() {
        units();
        office().know(new CategoryMerged(new CategoryCode("0201"), new CategoryCode("01"), "合并"));
        assertThat(ranked(NamedRespondent.NOBODY, new CategoryCode("0201")))
                .extracting(ProposedRouting::unit)
                .containsExactly(FOOD_SECTION);
    }

    @Test
    void givenAPersonOrNoStreetsAndLines_thenEarlierCasesProposeNothing() {
        var person = NamedRespondent.of("王某某", RespondentKind.PERSON);
        assertThat(ranked(person, null)).isEmpty();
        var others = List.of(unit(HONGGUANG, List.of(), List.of()));
        assertThat(new RoutingAid(office()).rank(Give.CASE, at(null, "红光街道"), MILK, others))
                .isEmpty();
    }

    @Test
    void givenAProposal_whenItIsTakenOrNot_thenTheAssignmentSaysWhatWasProposed() {
        var proposed = new ProposedRouting(HONGGUANG, List.of(RoutingReason.EARLIER_CASES));
        for (var unit : List.of(HONGGUANG, BRIGADE)) {
            given(signedOff(unit));
            when(DISPATCHER, new AssignComplaint(Give.CASE, unit, null, null, null, null));
            thenRecorded(new ComplaintAssigned(unit, null, null, proposed, JUST_NOW));
        }
    }

    @Test
    void givenTheUnitReturnedTheCase_thenItIsNotProposedAgain() {
        given(nothing()
                .received()
                .classified()
                .signedOff(HONGGUANG)
                .assignedTo(HONGGUANG)
                .returnedBy(HONGGUANG)
                .returnAccepted()
                .give(LEADER, Give.signOff(XIPU)));
        when(DISPATCHER, new AssignComplaint(Give.CASE, XIPU, null, null, null, null));
        thenRecorded(new ComplaintAssigned(XIPU, null, null, null, JUST_NOW));
    }
}
