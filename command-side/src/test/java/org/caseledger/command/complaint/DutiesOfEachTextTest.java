package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.ACCEPTED;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.APPROVED;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.CLASSIFIED;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.HANDLED;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.NOTHING;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.RECEIVED;
import static org.caseledger.command.complaint.DutiesOfEachTextTest.Stage.REPLIED;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.FOOD_SECTION;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordAccountability;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a clause asks of a person is done under its own procedure by whom it asks, and recorded as what it is; a duty
 * without anyone who may do it fails by its clause.
 */
class DutiesOfEachTextTest {
    private static final String TEXT = "已退款。";

    /** The unit that handles a case in these tests; under P4 one that is passed on. */
    private static final Map<String, UnitId> UNITS =
            Map.of("P1", CENTER, "P2", CENTER, "P7", CENTER, "P8", XIPU, "P9", XIPU);

    private static final Set<String> PASSED_ON = Set.of("P4");

    /** How far the case has come. */
    enum Stage {
        NOTHING,
        RECEIVED,
        CLASSIFIED,
        ACCEPTED,
        PROPOSED,
        HANDLED,
        DRAFTED,
        APPROVED,
        REPLIED
    }

    static Stream<Arguments> duties() {
        var center = handlerOf(CENTER);
        var section = handlerOf(FOOD_SECTION);
        var station = handlerOf(XIPU);
        var told = Give.contact(Notice.PROGRESS);
        var spoken = Give.contact(null);
        var order = Give.orderRectification("张贴价目", Give.at("2026-04-01T18:00"));
        return Stream.of(
                duty("P1.02", NOTHING, INTAKE, byAnEmployee(), ComplaintReceived.class),
                duty("P1.03", ACCEPTED, SUPERVISOR, Give.urge(), HandlingUrged.class),
                duty("P1.04a", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P1.04b", ACCEPTED, center, Give.investigate(false), investigated()),
                duty("P1.04c", ACCEPTED, center, Give.mediate(), MediationRecorded.class),
                duty("P1.04d", HANDLED, center, Give.reply(TEXT), ComplaintReplied.class),
                duty("P1.07", ACCEPTED, center, Give.investigate(false), investigated()),
                duty("P1.09", ACCEPTED, center, spoken, ContactRecorded.class),
                duty("P1.10", ACCEPTED, center, Give.mediate(), MediationRecorded.class),
                duty("P1.12", REPLIED, HEAD, Give.escalate(), EscalatedToSuperior.class),
                duty("P1.15", ACCEPTED, center, spoken, ContactRecorded.class),
                duty("P1.17a", ACCEPTED, LEADER, commendation(), AccountabilityRecorded.class),
                duty("P1.17b", ACCEPTED, LEADER, Give.account(), AccountabilityRecorded.class),
                duty("P2.07", ACCEPTED, center, Give.investigate(false), investigated()),
                duty("P2.16", ACCEPTED, center, Give.propose(), OpinionProposed.class),
                duty("P2.16", HANDLED, center, Give.reply(TEXT), ComplaintReplied.class),
                duty("P2.19", ACCEPTED, SUPERVISOR, Give.urge(), HandlingUrged.class),
                duty("P2.19", REPLIED, HEAD, Give.followUp(), FollowUpRecorded.class),
                duty("P3.07", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P3.08", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P3.08", ACCEPTED, section, correction(), RecordCorrected.class),
                duty("P3.09", ACCEPTED, section, spoken, ContactRecorded.class),
                duty("P3.10", ACCEPTED, section, Give.propose(), OpinionProposed.class),
                duty("P3.11", ACCEPTED, section, Give.mediate(), MediationRecorded.class),
                duty("P3.12", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P4.03", ACCEPTED, SUPERVISOR, Give.urge(), HandlingUrged.class),
                duty("P4.04a", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P4.04b", RECEIVED, DISPATCHER, classification(), ComplaintClassified.class),
                duty("P4.04c", CLASSIFIED, DISPATCHER, passingOn(), ComplaintAssigned.class),
                duty("P4.04d", ACCEPTED, HEAD, Give.urge(), HandlingUrged.class),
                duty("P4.04e", HANDLED, HEAD, Give.reply(TEXT), ComplaintReplied.class),
                duty("P4.06", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P4.06", ACCEPTED, section, Give.propose(), OpinionProposed.class),
                duty("P4.07", APPROVED, LEGAL, Give.approve(1, TEXT), ReplyApproved.class),
                duty("P4.13", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P4.14", APPROVED, LEGAL, Give.approve(1, TEXT), ReplyApproved.class),
                duty("P4.16", HANDLED, HEAD, Give.reply(TEXT), ComplaintReplied.class),
                duty("P5.08", RECEIVED, DISPATCHER, classification(), ComplaintClassified.class),
                duty("P5.12", ACCEPTED, section, spoken, ContactRecorded.class),
                duty("P5.13", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P5.14", ACCEPTED, section, Give.propose(), OpinionProposed.class),
                duty("P5.15", ACCEPTED, section, Give.mediate(), MediationRecorded.class),
                duty("P5.20", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P5.20", CLASSIFIED, DISPATCHER, passingOn(), ComplaintAssigned.class),
                duty("P5.22", ACCEPTED, section, Give.investigate(false), investigated()),
                duty("P5.23", ACCEPTED, section, order, RectificationOrdered.class),
                duty("P6.02d", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P6.02e", RECEIVED, DISPATCHER, classification(), ComplaintClassified.class),
                duty("P6.02f", CLASSIFIED, DISPATCHER, passingOn(), ComplaintAssigned.class),
                duty("P6.02g", ACCEPTED, HEAD, Give.urge(), HandlingUrged.class),
                duty("P6.02h", HANDLED, HEAD, Give.reply(TEXT), ComplaintReplied.class),
                duty("P6.03", ACCEPTED, section, Give.propose(), OpinionProposed.class),
                duty("P6.05", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P6.11", HANDLED, HEAD, Give.reply(TEXT), ComplaintReplied.class),
                duty("P6.13", REPLIED, HEAD, archiving(), ComplaintArchived.class),
                duty("P7.04d", NOTHING, INTAKE, Give.receive(), ComplaintReceived.class),
                duty("P7.05", ACCEPTED, center, spoken, ContactRecorded.class),
                duty("P7.06", ACCEPTED, center, Give.investigate(false), investigated()),
                duty("P7.07", ACCEPTED, center, spoken, ContactRecorded.class),
                duty("P7.11", ACCEPTED, center, told, ContactRecorded.class),
                duty("P7.12", HANDLED, center, Give.reply(TEXT), ComplaintReplied.class),
                duty("P8.17", ACCEPTED, station, Give.investigate(false), investigated()),
                duty("P8.18a", ACCEPTED, station, order, RectificationOrdered.class),
                duty("P8.18b", ACCEPTED, LEADER, Give.account(), AccountabilityRecorded.class),
                duty("P8.20", ACCEPTED, station, Give.mediate(), MediationRecorded.class));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("duties")
    void whatAClauseAsksIsDoneByWhomItAsks(
            String clause, Stage stage, Actor who, ComplaintCommand duty, Class<? extends ComplaintEvent> event) {
        var history = upTo(stage, clause.substring(0, 2));
        int before = history.events().size();

        history.give(who, duty);

        assertThat(history.events().subList(before, history.events().size()))
                .as(clause)
                .hasAtLeastOneElementOfType(event);
    }

    @ParameterizedTest(name = "{0}: 立即…记录, entered a day later only with a reason")
    @CsvSource({"P1.06", "P2.10", "P4.10", "P5.07"})
    void whatIsNotRecordedAtOnceNeedsAReason(String clause) {
        var history = new History(office(clause.substring(0, 2)));
        var yesterday = Give.RECEIVED_AT.minus(Duration.ofHours(25));

        var refused = catchThrowableOfType(Refused.class, () -> history.give(INTAKE, receipt(yesterday, null)));

        assertThat(refused.rule()).isEqualTo(Rule.LATE_ENTRY_NEEDS_REASON);
        assertThat(refused.clause()).isEqualTo(clause);
        history.give(INTAKE, receipt(yesterday, "系统当日停机"));
        assertThat(history.events().get(0)).isInstanceOfSatisfying(ComplaintReceived.class, receipt -> {
            assertThat(receipt.complainant()).isNotNull();
            assertThat(receipt.narrative()).isNotNull();
            assertThat(receipt.occurred().at()).isEqualTo(yesterday);
        });
    }

    @ParameterizedTest(name = "{0} 归档资料包括: {1}")
    @CsvSource({
        "P6.14, REGISTRATION_FORM",
        "P6.14, INVESTIGATION_REPORT",
        "P6.14, HANDLING_OPINION",
        "P6.14, FEEDBACK_RECORD"
    })
    void aDossierHasItsPartsOrSaysWhyNot(String clause, DossierPart lacking) {
        var history = upTo(REPLIED, clause.substring(0, 2));
        var others = Set.of(DossierPart.values());
        var archive =
                Give.archive(others.stream().filter(part -> part != lacking).collect(Collectors.toSet()), Map.of());

        var refused = catchThrowableOfType(Refused.class, () -> history.give(HEAD, archive));

        assertThat(refused.rule()).isEqualTo(Rule.GAPS_EXPLAINED);
        assertThat(refused.clause()).isEqualTo(clause);
    }

    private static Arguments duty(
            String clause, Stage stage, Actor who, ComplaintCommand duty, Class<? extends ComplaintEvent> event) {
        return Arguments.of(clause, stage, who, duty, event);
    }

    private static Class<InvestigationRecorded> investigated() {
        return InvestigationRecorded.class;
    }

    private static ComplaintCommand classification() {
        return Give.classify(Severity.MAJOR);
    }

    private static ComplaintCommand passingOn() {
        return Give.assign(FOOD_SECTION);
    }

    private static ComplaintCommand correction() {
        return Give.correctRespondent("某超市有限公司");
    }

    private static ComplaintCommand commendation() {
        return new RecordAccountability(Give.CASE, AccountabilityKind.COMMENDATION, "犀浦所", "处理及时", null, null);
    }

    /** Of what an employee complains about the own unit. */
    private static ComplaintCommand byAnEmployee() {
        return Give.receiving(
                Give.CASE,
                ComplaintKind.COMPLAINT,
                Channel.VISIT,
                Give.COMPLAINANT,
                new Narrative("排班", "连续三周无休", "调整排班"),
                "本单位客服部",
                null,
                null,
                null,
                null);
    }

    private static ComplaintCommand archiving() {
        return Give.archive(DossierPart.values());
    }

    private static ReceiveComplaint receipt(Instant at, String lateReason) {
        var said = Give.receive(ComplaintKind.COMPLAINT, Channel.PHONE);
        return Give.receiving(
                said.caseId(),
                said.kind(),
                said.channel(),
                said.complainant(),
                said.narrative(),
                said.respondent(),
                null,
                null,
                at,
                lateReason);
    }

    private static TestOffice office(String procedure) {
        return TestOffice.by(Procedures.builtIn().get(procedure));
    }

    private static History upTo(Stage stage, String procedure) {
        var history = new History(office(procedure));
        var unit = UNITS.getOrDefault(procedure, FOOD_SECTION);
        var severity = PASSED_ON.contains(procedure) ? Severity.MAJOR : Severity.GENERAL;
        for (var next : Stage.values()) {
            if (next.compareTo(stage) > 0) {
                return history;
            }
            switch (next) {
                case NOTHING -> {}
                case RECEIVED -> history.received();
                case CLASSIFIED -> history.classified(severity);
                case ACCEPTED -> history.assignedTo(unit).acceptedBy(unit);
                case PROPOSED ->
                    history.give(handlerOf(unit), Give.investigate(true)).give(handlerOf(unit), Give.propose());
                case HANDLED -> history.give(HEAD, Give.reviewOpinion(true));
                case DRAFTED -> history.drafted(unit, TEXT);
                case APPROVED -> history.approved(1, TEXT);
                default -> history.give(handlerOf(unit), Give.replyAsDrafted());
            }
        }
        return history;
    }
}
