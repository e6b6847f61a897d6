package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.History;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A case as it is shown: its clocks, drafts, steps, dossier, origin and who may know it. */
class CaseSummaryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static CaseFile file(History history) {
        return CaseFile.fold(history.recorded()).orElseThrow();
    }

    private static CaseSummary shown(History history, String asOf) {
        return CaseSummary.of(file(history), Instant.parse(asOf));
    }

    private static CaseSummary shown(History history) {
        return shown(history, history.now().toString());
    }

    private static History atXipu() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lights")
    void givenSeveralClocks_whenShown_thenTheGravestLightIsTheOneOfTheCase(String asOf, Light light, List<Light> each) {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-05T16:00:00Z")
                .set(Clock.MEDIATION, 1, "2026-05-05T16:00:00Z");
        var summary = shown(history, asOf);

        assertThat(summary.light()).isEqualTo(light);
        assertThat(summary.deadlines()).extracting(DeadlineLine::light).isEqualTo(each);
        assertThat(summary.anyDeadlineOpen()).isTrue();
        assertThat(summary.anyDeadlineMissed()).as("only the log says so").isFalse();
    }

    static Stream<Arguments> lights() {
        return Stream.of(
                Arguments.of("2026-03-02T15:59:59Z", Light.GREEN, List.of(Light.GREEN, Light.GREEN, Light.GREEN)),
                Arguments.of("2026-03-02T16:00:00Z", Light.AMBER, List.of(Light.AMBER, Light.GREEN, Light.GREEN)),
                Arguments.of("2026-03-03T16:00:00Z", Light.RED, List.of(Light.RED, Light.GREEN, Light.GREEN)),
                Arguments.of("2026-03-04T16:00:00Z", Light.RED, List.of(Light.RED, Light.AMBER, Light.GREEN)));
    }

    @Test
    void givenAClockThatEnded_whenShown_thenItCountsForNoLightButForWhatWasMissed() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-03T16:00:00Z")
                .at("2026-03-03T16:00:00Z")
                .missed(Clock.REPLY, 1)
                .later(HOUR)
                .met(Clock.REPLY, 1, true);
        var summary = shown(history, "2026-04-01T00:00:00Z");

        assertThat(summary.light()).isEqualTo(Light.GREEN);
        assertThat(summary.anyDeadlineOpen()).isFalse();
        assertThat(summary.anyDeadlineMissed()).isTrue();
        assertThat(summary.deadlines())
                .extracting(DeadlineLine::status, DeadlineLine::late, DeadlineLine::missed, DeadlineLine::endedAt)
                .containsExactly(tuple(DeadlineStatus.MET, true, true, history.now()));
    }

    @Test
    void givenASuspendedClock_whenShown_thenItIsOpenAndGreenHoweverLate() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-03T16:00:00Z")
                .later(HOUR)
                .suspended(Clock.REPLY, 1);
        var summary = shown(history, "2026-04-01T00:00:00Z");

        assertThat(summary.light()).isEqualTo(Light.GREEN);
        assertThat(summary.anyDeadlineOpen()).isTrue();
        assertThat(summary.deadlines().get(0).suspendedAt()).isEqualTo(history.now());
    }

    @Test
    void givenADayOff_whenItCameInOnSomebodysDuty_thenItIsSaidUntilItIsAssigned() {
        var history = History.received();
        var officers = List.of(new DutyOfficer("he", "何𠮷", null), new DutyOfficer("su", "苏禾", null));
        history.by(Role.SYSTEM, new DutyOfficerNamed(LocalDate.parse("2026-03-01"), XIPU, officers, history.now()));

        assertThat(shown(history).duty())
                .isEqualTo(new CaseSummary.Duty(LocalDate.parse("2026-03-01"), XIPU, officers));
        assertThat(file(history).cameInOnDutyOf("su")).isTrue();
        assertThat(file(history).cameInOnDutyOf("li")).isFalse();
        assertThat(file(history.classified().signedOff(XIPU)).cameInOnDutyOf("su"))
                .isTrue();
        assertThat(file(history.assigned(XIPU)).cameInOnDutyOf("su")).isFalse();
        assertThat(shown(history).duty()).as("who had duty stays on record").isNotNull();
        assertThat(file(History.received()).cameInOnDutyOf("su")).isFalse();
    }

    @Test
    void givenACaseArchivedTwice_whenShown_thenTheDossierIsTheLast() {
        var history = atXipu().accepted().replied();
        archive(history, Set.of(DossierPart.REGISTRATION_FORM));
        history.reopened().replied();
        archive(history, EnumSet.allOf(DossierPart.class));

        assertThat(shown(history).dossier().present()).hasSize(DossierPart.values().length);
        assertThat(shown(atXipu().accepted().replied()).dossier()).isNull();
    }

    private static void archive(History history, Set<DossierPart> present) {
        history.by(
                Role.CENTER_HEAD,
                new ComplaintArchived(present, Map.of(DossierPart.FEEDBACK_RECORD, "失联"), history.occurred()));
    }

    @Test
    void givenAMigratedCase_whenShown_thenAllItsSourceTellsIsThere() {
        var history = History.adopting("citizen-messages")
                .adopted("citizen-messages", Set.of(SourceGap.REPLY), SourceVerdict.OVERDUE, false);

        assertThat(shown(history).origin())
                .isEqualTo(new CaseSummary.Origin(
                        "citizen-messages",
                        "1",
                        Set.of(SourceGap.REPLY),
                        SourceVerdict.OVERDUE,
                        null,
                        false,
                        null,
                        null,
                        null));
        assertThat(shown(History.adopting("citizen-messages").adoptedAs(ComplaintState.SETTLED, "2026-03-01T01:00:00Z"))
                        .origin())
                .satisfies(origin -> {
                    assertThat(origin.state()).isEqualTo(ComplaintState.SETTLED);
                    assertThat(origin.closedAt()).isEqualTo("2026-03-01T01:00:00Z");
                });
        assertThat(shown(History.received()).origin()).isNull();
    }

    @Test
    void givenASecretCase_whenShown_thenThoseWhoMayKnowAreToldUntilItIsLifted() {
        var history = atXipu().markedSecret(SecrecyGround.STATE);
        assertThat(shown(history).secret()).isEqualTo(new CaseSummary.Secret(SecrecyGround.STATE, List.of("handler")));

        history.secrecyLifted();
        assertThat(shown(history).secret()).isNull();
        assertThat(shown(history).sealedParts()).as("why it was secret").contains("secrecy-1");
    }

    @Test
    void givenAReceiptWithoutATime_whenShown_thenItCameInWhenItWasRecorded() {
        var untimed = new Occurred(null, null, "citizen-messages");
        var receipt = (ComplaintReceived) History.received().recorded().get(0).event();
        var history = History.beginning(Events.received(
                receipt.caseId(),
                receipt.number(),
                receipt.kind(),
                receipt.channel(),
                null,
                SEALED,
                null,
                "P9",
                untimed));

        assertThat(shown(history).receivedAt()).isEqualTo(history.now());
        assertThat(shown(history).sealedParts()).as("anonymous").containsExactly("narrative");
    }

    @Test
    void givenCorrectionsOfWhatIsSealed_whenFolded_thenTheRecordHoldsTheNewAndTheOldIsAPart() {
        var history = History.received();
        history.by(Role.INTAKE, sealed(CorrectedField.NARRATIVE, "b", history))
                .by(Role.INTAKE, sealed(CorrectedField.NARRATIVE, "c", history))
                .by(Role.INTAKE, sealed(CorrectedField.COMPLAINANT, "d", history));
        var parts = file(history).sealed();

        assertThat(parts.keySet())
                .containsExactly(
                        "complainant", "narrative", "narrative-before-1", "narrative-before-2", "complainant-before-1");
        assertThat(parts).containsEntry("narrative", new Sealed("c"));
        assertThat(parts).containsEntry("complainant", new Sealed("d"));
        assertThat(parts.get("narrative-before-1")).isEqualTo(SEALED);
    }

    private static RecordCorrected sealed(CorrectedField field, String after, History history) {
        return Events.corrected(field, null, null, SEALED, new Sealed(after), "登记有误", history.occurred());
    }

    @Test
    void givenActsWithoutAText_whenNamed_thenTheNextOneKeepsItsNumber() {
        var history = atXipu().accepted();
        history.by(Role.HANDLER, new MediationRecorded(false, null, null, history.occurred()))
                .by(Role.HANDLER, new MediationRecorded(true, SEALED, null, history.occurred()))
                .by(Role.CENTER_HEAD, new FollowUpRecorded(Satisfaction.NOT, null, history.occurred()))
                .by(Role.CENTER_HEAD, new FollowUpRecorded(Satisfaction.PARTLY, SEALED, history.occurred()));

        assertThat(file(history).sealed()).containsOnlyKeys("complainant", "narrative", "mediation-2", "follow-up-2");
        assertThat(file(history).partsByPosition()).isEqualTo(Map.of(7L, "mediation-2", 9L, "follow-up-2"));
    }

    @Test
    void givenSomeOfItsEvents_whenShown_thenItsPartsAreCalledAsInTheWholeCase() {
        var history = atXipu().accepted().investigated(true).investigated(false).drafted();
        var names = file(history).partsByPosition();
        var without = history.recorded().stream().filter(r -> r.position() != 6).toList();
        var file = CaseFile.fold(without).orElseThrow();
        var summary = CaseSummary.of(file, history.now(), Procedures.builtIn().find("P9"), names);

        assertThat(summary.sealedParts()).containsExactly("complainant", "narrative", "investigation-2", "draft-1");
        assertThat(summary.steps()).extracting(Step::part).endsWith("investigation-2", "draft-1");
    }

    @Test
    void givenAStep_whenShown_thenItsFactsAreUnderTheirOwnNamesWithoutWhatIsSealedOrMissing() {
        var history = atXipu();
        history.by(Role.HANDLER, new ComplaintReplied(SEALED, "d", null, null, history.occurred()))
                .by(Role.DISPATCHER, new ComplaintAssigned(ANJING, null, "改派", null, history.occurred()))
                .by(Role.LEADER, new RoutingSignedOff(XIPU, null, history.occurred()));
        var steps = shown(history).steps();

        assertThat(steps.get(4).type()).isEqualTo("ComplaintReplied");
        assertThat(steps.get(4).facts()).isEqualTo(Map.of("digest", "d"));
        assertThat(steps.get(4).part()).isEqualTo("reply-1");
        assertThat(steps.get(5).facts()).isEqualTo(Map.of("unit", ANJING, "reason", "改派"));
        assertThat(steps.get(6).facts()).isEqualTo(Map.of("unit", XIPU));
        assertThat(steps.get(6).by().person()).isEqualTo("leader");
        assertThat(steps.get(6).position()).isEqualTo(7);
        assertThat(steps.get(6).sequence()).isEqualTo(6);
    }

    @Test
    void givenADraftThatWasSentBack_whenShown_thenWhoSaidWhatStaysWithItWhateverFollows() {
        var history = atXipu().accepted().drafted();
        history.by(Role.LEGAL, new ReplyRejected(ApprovalLevel.LEGAL, 1, "d", "引用条款有误", "legal", history.occurred()))
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .replied()
                .reopened();
        var drafts = shown(history).drafts();

        assertThat(drafts)
                .extracting(Draft::standing, Draft::isInPreparation, Draft::part)
                .containsExactly(
                        tuple(Draft.Standing.REJECTED, false, "draft-1"), tuple(Draft.Standing.SENT, false, "draft-2"));
        assertThat(drafts.get(0).decisions())
                .containsExactly(new Draft.Decision(ApprovalLevel.LEGAL, false, "legal", "引用条款有误", history.now()));
        assertThat(drafts.get(0).approvedBy()).as("a rejection is no approval").isEmpty();
        assertThat(drafts.get(1).approvedBy()).containsExactly(ApprovalLevel.LEADER);
        assertThat(drafts.get(1).by()).isEqualTo("handler");
        assertThat(drafts.get(1).draftedAt()).isEqualTo(history.now());
    }

    @Test
    void givenAReplyThatRepeatsNoDraft_whenShown_thenTheDraftThatWaitedIsVoid() {
        var history = atXipu().accepted().drafted();
        assertThat(shown(history).drafts().get(0).isInPreparation()).isTrue();
        history.by(Role.HANDLER, new ComplaintReplied(SEALED, "x", null, null, history.occurred()));

        assertThat(shown(history).drafts())
                .extracting(Draft::standing, Draft::isInPreparation)
                .containsExactly(tuple(Draft.Standing.VOID, false));
    }

    @Test
    void givenACaseThatNeedsNoApprovals_whenOneIsGiven_thenTheDraftIsNotShownAsApproved() {
        var ordinary = atXipu().accepted().drafted().approved(ApprovalLevel.LEADER);
        ordinary.approved(ApprovalLevel.LEGAL);
        var major = History.received()
                .classified(Severity.MAJOR)
                .assigned(XIPU)
                .accepted()
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .approved(ApprovalLevel.LEGAL);
        var p9 = Procedures.builtIn().find("P9");

        assertThat(CaseSummary.of(file(ordinary), ordinary.now(), p9)
                        .drafts()
                        .get(0)
                        .standing())
                .isEqualTo(Draft.Standing.WAITING);
        var approved = CaseSummary.of(file(major), major.now(), p9).drafts().get(0);
        assertThat(approved.standing()).isEqualTo(Draft.Standing.APPROVED);
        assertThat(approved.isInPreparation()).isTrue();
        assertThat(shown(major).drafts().get(0).standing())
                .as("its procedure not at hand")
                .isEqualTo(Draft.Standing.WAITING);
    }

    @Test
    void givenClocksOfWhichSomeHaveEnded_whenShown_thenOneThatIsOpenOrMissedIsEnough() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .at("2026-03-03T16:00:00Z")
                .missed(Clock.SIGN_OFF, 1)
                .met(Clock.SIGN_OFF, 1, true);
        var summary = shown(history, "2026-03-04T00:00:00Z");

        assertThat(summary.anyDeadlineOpen()).isTrue();
        assertThat(summary.anyDeadlineMissed()).isTrue();
        assertThat(summary.light()).as("of what is open").isEqualTo(Light.GREEN);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "WAITING  | 待签批         | waiting for approval",
                "APPROVED | 已批准，待发出 | approved, not yet sent",
                "REJECTED | 已退回         | sent back",
                "SENT     | 已发出         | sent",
                "VOID     | 已作废         | void"
            })
    void givenWhatBecameOfADraft_whenToldInWords_thenBothLanguagesHaveTheirOwn(
            Draft.Standing standing, String zh, String en) {
        assertThat(standing.zh()).isEqualTo(zh);
        assertThat(standing.en()).isEqualTo(en);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("declined", drafted().declined()),
                Arguments.of("referred", drafted().referred()),
                Arguments.of("withdrawn", withdrawn(drafted())),
                Arguments.of("reopened", drafted().reopened()),
                Arguments.of("drafted anew", drafted().drafted()));
    }

    private static History drafted() {
        return atXipu().accepted().drafted().approved(ApprovalLevel.LEADER);
    }

    private static History withdrawn(History history) {
        var told = new Told(Medium.PHONE, history.now());
        return history.by(Role.CENTER_HEAD, new ComplaintWithdrawn("已和解", told, history.occurred()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void givenADraftThatWaits_whenNothingIsToBeSentAnyMore_thenItIsVoid(String what, History history) {
        var draft = shown(history).drafts().get(0);

        assertThat(draft.standing()).isEqualTo(Draft.Standing.VOID);
        assertThat(draft.isInPreparation()).isFalse();
        assertThat(draft.approvedBy()).as("what was decided stays").hasSize(1);
    }
}
