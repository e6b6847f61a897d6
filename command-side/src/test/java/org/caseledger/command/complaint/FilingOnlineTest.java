package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.COMPLAINANT;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.Give.WHERE;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.RepeatOf;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clause;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.Satisfaction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a complainant does by the public portal, and what only the office does. */
class FilingOnlineTest extends ComplaintTest {
    private static final Actor CITIZEN = Actor.CITIZEN;
    private static final String CODE = "c".repeat(64);

    @Tag("O121-10")
    @Test
    void givenAWholeRecord_whenFiledOnline_thenItIsReceivedAsAnyCase() {
        when(CITIZEN, file());
        thenSomeOf(
                ComplaintReceived.class,
                e -> e.channel() == Channel.ONLINE_SERVICE && e.kind() == ComplaintKind.COMPLAINT);
    }

    static Stream<ReceiveComplaint> notOfACitizen() {
        return Stream.of(
                file(ComplaintKind.REPORT, Channel.ONLINE_SERVICE, COMPLAINANT, WHERE, null, null),
                file(ComplaintKind.COMPLAINT, Channel.PHONE, COMPLAINANT, WHERE, null, null),
                file(ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, null, WHERE, null, null),
                file(
                        ComplaintKind.COMPLAINT,
                        Channel.ONLINE_SERVICE,
                        new Complainant("张三", "电话𠮷", null, "犀浦街道1号"),
                        WHERE,
                        null,
                        null),
                file(
                        ComplaintKind.COMPLAINT,
                        Channel.ONLINE_SERVICE,
                        new Complainant("张三", "13800000000", null, null),
                        WHERE,
                        null,
                        null),
                file(ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, COMPLAINANT, ToldRespondent.NOTHING, null, null),
                file(
                        ComplaintKind.COMPLAINT,
                        Channel.ONLINE_SERVICE,
                        COMPLAINANT,
                        WHERE,
                        new RepeatOf(LeastSaid.OTHER, "同一事项"),
                        null),
                file(ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, COMPLAINANT, WHERE, null, Give.RECEIVED_AT));
    }

    @Tag("O121-10")
    @ParameterizedTest
    @MethodSource("notOfACitizen")
    void givenWhatOnlyAClerkSaysOrSomethingMissing_whenFiledOnline_thenRefused(ReceiveComplaint command) {
        when(CITIZEN, command);
        thenRefused(Rule.FILED_ONLINE, "O121-10");
    }

    @Test
    void givenACase_whenACodeIsGiven_thenWhatStandsForItIsRecorded() {
        given(received());
        when(INTAKE, new GiveQueryCode(CASE, CODE));
        then(new QueryCodeGiven(CODE, NOW));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"123", "无"})
    void givenNoPhoneToAskFor_whenACodeIsGiven_thenRefused(String phone) {
        given(nothing()
                .give(
                        INTAKE,
                        Give.receive(
                                ComplaintKind.COMPLAINT, Channel.VISIT, new Complainant("张三", phone, null, "犀浦街道1号"))));
        when(INTAKE, new GiveQueryCode(CASE, CODE));
        thenRefused(Rule.QUERY_CODE_NEEDS_PHONE, "O121-36");
    }

    @Tag("O121-36")
    @Test
    void givenAReport_whenACodeIsGiven_thenRefused() {
        given(nothing().received(ComplaintKind.REPORT, Channel.VISIT));
        when(INTAKE, new GiveQueryCode(CASE, CODE));
        thenRefused(Rule.KIND, "P9.01");
    }

    @Test
    void givenAnOpenCase_whenFactsAreAdded_thenTheyAreSealedWithTheFilesThatCame() {
        given(acceptedBy(XIPU));
        var files = List.of(new Evidence("小票.jpg", TestOffice.KEPT));
        when(CITIZEN, new AddFacts(CASE, " 另有小票𠮷 ", files));
        thenSomeOf(FactsAdded.class, e -> TestOffice.opened(e.text()).equals("另有小票𠮷") && files.equals(e.evidence()));
    }

    @Test
    void givenAFileThatIsNotKept_whenFactsAreAdded_thenRefused() {
        given(acceptedBy(XIPU));
        var files = List.of(new Evidence("小票.jpg", "f".repeat(64)));
        when(CITIZEN, new AddFacts(CASE, "另有小票", files));
        thenRefused(Rule.EVIDENCE_KEPT, "P9.14");
    }

    @Test
    void givenAReply_whenItIsRatedTwice_thenTheSecondIsRefused() {
        var rating = new RecordFollowUp(CASE, Satisfaction.NOT, "没有退款", null, null);
        given(replied());
        when(CITIZEN, rating);
        thenSomeOf(FollowUpRecorded.class, e -> e.satisfaction() == Satisfaction.NOT);
        given(replied().give(CITIZEN, rating));
        when(CITIZEN, new RecordFollowUp(CASE, Satisfaction.SATISFIED, null, null, null));
        thenRefused(Rule.RATED_ONCE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenACallThatNobodyAnswered_whenItIsRated_thenTheRatingCounts() {
        var unreachable = new RecordFollowUp(CASE, Satisfaction.UNREACHABLE, null, null, null);
        given(replied().give(INTAKE, unreachable));
        when(CITIZEN, unreachable);
        thenRefused(Rule.RATED_ONCE, Clause.OF_THE_LEDGER);
        when(CITIZEN, new RecordFollowUp(CASE, Satisfaction.PARTLY, null, null, null));
        thenSomeOf(FollowUpRecorded.class, e -> e.satisfaction() == Satisfaction.PARTLY);
    }

    @Test
    void givenTheirOwnCommands_whenOthersGiveThem_thenRefused() {
        given(acceptedBy(XIPU));
        for (var person : List.of(INTAKE, handlerOf(XIPU), SUPERVISOR)) {
            when(person, new AddFacts(CASE, "另有小票", null));
            thenRefused(Rule.ROLE, "O121-10");
        }
        when(handlerOf(XIPU), new GiveQueryCode(CASE, CODE));
        thenRefused(Rule.ROLE, "O121-36");
    }

    @Test
    void givenEveryCommandOfCases_whenACitizenGivesThem_thenOnlyThoseOfThePortalArePossible() {
        var theirs = ComplaintCommands.all().stream()
                .filter(type -> Commands.mayGive(Role.CITIZEN, type))
                .map(Commands::pathOf);
        assertThat(theirs)
                .containsExactly(
                        "receive-complaint", "add-facts", "give-query-code", "withdraw-complaint", "record-follow-up");
    }

    @Test
    void givenASecretCase_whenItsComplainantAddsOrRates_thenRefused() {
        given(replied().give(People.HEAD, Give.markSecret("head")));
        when(CITIZEN, new AddFacts(CASE, "另有小票", null));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
    }

    private static ReceiveComplaint file() {
        return file(ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, COMPLAINANT, WHERE, null, null);
    }

    private static ReceiveComplaint file(
            ComplaintKind kind,
            Channel channel,
            Complainant complainant,
            ToldRespondent where,
            RepeatOf repeats,
            Instant occurredAt) {
        return new ReceiveComplaint(
                CASE,
                kind,
                channel,
                complainant,
                NARRATIVE,
                "某超市",
                null,
                where,
                null,
                null,
                null,
                repeats,
                null,
                occurredAt,
                null);
    }
}
