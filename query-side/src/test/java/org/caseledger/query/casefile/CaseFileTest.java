package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.Test;

class CaseFileTest {
    private static final Instant AFTER_ORDER_20 = Instant.parse("2026-04-15T01:00:00Z");

    private static CaseFile fold(History history) {
        return CaseFile.fold(history.recorded()).orElseThrow();
    }

    @Test
    void givenALongHistory_whenFoldedUpToEachEvent_thenEachFileIsAnotherAndSaysHowFarItGoes() {
        var events = History.wholeLife().recorded();
        var all = new ArrayList<CaseFile>();
        for (int n = 1; n <= events.size(); n++) {
            var file = CaseFile.fold(events.subList(0, n)).orElseThrow();
            assertThat(file.version()).isEqualTo(n - 1);
            assertThat(file.position()).isEqualTo(n);
            all.add(file);
        }
        assertThat(events).hasSizeGreaterThan(40);
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void givenAWholeLife_whenFolded_thenTheFileTellsIt() {
        var file = fold(History.wholeLife());
        assertThat(file.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(file.of().round()).isEqualTo(2);
        assertThat(file.unit()).isEqualTo(ANJING);
        assertThat(file.of().handler()).isEqualTo("handler");
        assertThat(file.signedOffUnit()).isEqualTo(XIPU);
        assertThat(file.of().classification().category()).containsExactly("食品", "过期");
        assertThat(file.all(InvestigationRecorded.class)).hasSize(2);
        assertThat(file.all(HandlingUrged.class)).hasSize(1);
        assertThat(file.deadlines().open()).isEmpty();
        assertThat(file.drafts())
                .extracting(Draft::number, Draft::standing, d -> d.approvedBy().size())
                .containsExactly(
                        tuple(1, Draft.Standing.REJECTED, 0),
                        tuple(2, Draft.Standing.SENT, 2),
                        tuple(3, Draft.Standing.SENT, 2));
    }

    @Test
    void givenAReturnedCase_whenFolded_thenNoUnitHoldsIt() {
        var file = fold(
                History.received().classified().signedOff(XIPU).assigned(XIPU).returned());
        assertThat(file.state()).isEqualTo(ComplaintState.RETURNED);
        assertThat(file.unit()).isNull();
        assertThat(file.of().handler()).isNull();
    }

    @Test
    void givenCorrections_whenFolded_thenTheRecordSaysTheNewWords() {
        var file = fold(History.received()
                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店")
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "WECHAT")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT"));
        assertThat(file.record().respondent().name()).isEqualTo("红光二店");
        assertThat(file.facts().channel()).isEqualTo(Channel.WECHAT);
        assertThat(file.facts().kind()).isEqualTo(ComplaintKind.REPORT);
        assertThat(file.receipt().respondent()).isEqualTo("红光超市");
    }

    @Test
    void givenADraft_whenANewOneOrANewRoundComes_thenTheOldOneIsVoid() {
        var accepted = History.received().classified().assigned(XIPU).accepted();
        assertThat(fold(accepted.drafted().approved(ApprovalLevel.LEADER).drafted())
                        .drafts())
                .extracting(Draft::standing)
                .containsExactly(Draft.Standing.VOID, Draft.Standing.WAITING);
        assertThat(fold(accepted.reopened()).drafts())
                .extracting(Draft::standing)
                .containsExactly(Draft.Standing.VOID, Draft.Standing.VOID);
    }

    @Test
    void givenADraftThatNeedsApprovals_whenAllAreGiven_thenItIsShownAsApprovedUntilItIsSent() {
        var history = History.receivedUnder("P9")
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .drafted();
        assertThat(shownDrafts(history)).containsExactly(Draft.Standing.WAITING);
        history.approved(ApprovalLevel.LEADER);
        assertThat(shownDrafts(history)).containsExactly(Draft.Standing.WAITING);
        history.approved(ApprovalLevel.LEGAL);
        assertThat(shownDrafts(history)).containsExactly(Draft.Standing.APPROVED);
        history.drafted();
        assertThat(shownDrafts(history)).containsExactly(Draft.Standing.VOID, Draft.Standing.WAITING);
        history.approved(ApprovalLevel.LEADER).approved(ApprovalLevel.LEGAL).replied();
        assertThat(shownDrafts(history)).containsExactly(Draft.Standing.VOID, Draft.Standing.SENT);
    }

    private static List<Draft.Standing> shownDrafts(History history) {
        var procedure = Procedures.builtIn().find("P9");
        return CaseSummary.of(fold(history), history.now(), procedure).drafts().stream()
                .map(Draft::standing)
                .toList();
    }

    @Test
    void givenSealedTexts_whenNamed_thenEachHasItsStableName() {
        assertThat(fold(History.wholeLife()).sealed().keySet())
                .containsExactly(
                        "complainant",
                        "narrative",
                        "investigation-1",
                        "mediation-1",
                        "draft-1",
                        "draft-2",
                        "reply-1",
                        "investigation-2",
                        "draft-3",
                        "reply-2");
    }

    @Test
    void givenEveryEvent_whenSummarised_thenNoSealedTextIsInIt() {
        var sealed = Samples.all().stream()
                .filter(r -> r.event() instanceof ComplaintEvent)
                .toList();
        var file = CaseFile.fold(sealed).orElseThrow();
        var json = EventCodec.write(CaseSummary.of(file, Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(EventCodec.write(sealed)).contains(SEALED.ciphertext());
        assertThat(json).doesNotContain(SEALED.ciphertext()).contains("\"contact-1\"");
        assertThat(json).contains("narrative-before-1").doesNotContain("complainant-before-1");
    }

    @Test
    void givenEveryEventThatSeals_whenFolded_thenItsTextIsANamedPart() {
        var history = History.received();
        var at = history.occurred();
        history.by(Role.CENTER_HEAD, new FollowUpRecorded(Satisfaction.NOT, SEALED, at));
        history.by(Role.HANDLER, new OpinionConcluded(SEALED, "0".repeat(64), null, "下架", null, at));
        Samples.all().forEach(r -> again(history, r.event()));
        var parts = fold(history).partsByPosition();
        var sealing = new HashSet<Class<?>>();
        for (var recorded : history.recorded()) {
            if (!(recorded.event() instanceof ComplaintReceived) && seals(recorded.event())) {
                sealing.add(recorded.event().getClass());
                if (!(recorded.event() instanceof RecordCorrected c) || c.sealedBefore() != null) {
                    assertThat(parts).containsKey(recorded.position());
                }
            }
        }
        var all = EventCodec.types().stream().filter(CaseFileTest::hasSealed).toList();
        assertThat(sealing).hasSize(all.size() - 1).isSubsetOf(all);
    }

    private static void again(History history, LedgerEvent event) {
        if (event instanceof Act act && !(act instanceof ComplaintReceived)) {
            history.by(Role.HANDLER, act);
        }
    }

    private static boolean hasSealed(Class<?> type) {
        return Stream.of(type.getRecordComponents()).anyMatch(c -> c.getType() == Sealed.class);
    }

    private static boolean seals(LedgerEvent event) {
        return EventCodec.write(event).contains(SEALED.ciphertext());
    }

    @Test
    void givenOpenClocks_whenSummarised_thenTheLightsAreThoseOfTheInstant() {
        var file = fold(History.received().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z"));
        assertThat(lightAt(file, "2026-03-05T00:00:00Z")).isEqualTo(Light.GREEN);
        assertThat(lightAt(file, "2026-03-09T00:00:00Z")).isEqualTo(Light.AMBER);
        assertThat(lightAt(file, "2026-03-10T00:00:00Z")).isEqualTo(Light.RED);
    }

    private static Light lightAt(CaseFile file, String instant) {
        var summary = CaseSummary.of(file, Instant.parse(instant));
        assertThat(summary.deadlines()).singleElement().extracting("light").isEqualTo(summary.light());
        return summary.light();
    }

    @Test
    void givenAClockUnderTwoLimits_whenSummarised_thenBothAreShown() {
        var other = new OtherLimit("law-mediation-order-20", "20.21", AFTER_ORDER_20, AFTER_ORDER_20, false);
        var history = History.received();
        var both = new DeadlineSet(
                Clock.MEDIATION,
                1,
                1,
                history.now(),
                AFTER_ORDER_20,
                AFTER_ORDER_20,
                "law-mediation",
                "778.46",
                "P9-2+law-1",
                "cn",
                false,
                List.of(other),
                null);
        var summary = CaseSummary.of(fold(history.by(Role.SYSTEM, both)), history.now());
        assertThat(summary.deadlines().get(0).others()).containsExactly(other);
    }

    @Test
    void givenAClockThatHasEnded_whenSummarised_thenItHasNoLight() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .later(Duration.ofDays(1))
                .met(Clock.REPLY, 1, false);
        var summary = CaseSummary.of(fold(history), Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(summary.light()).isEqualTo(Light.GREEN);
        assertThat(summary.deadlines().get(0).light()).isNull();
    }

    @Test
    void givenMigratedHistory_whenSummarised_thenItsSourceIsNamed() {
        var history = History.received().adopted("citizen-messages", SourceVerdict.OVERDUE, true);
        var summary = CaseSummary.of(fold(history), history.now());
        assertThat(summary.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(summary.origin().source()).isEqualTo("citizen-messages");
        assertThat(summary.origin().verdict()).isEqualTo(SourceVerdict.OVERDUE);
    }

    @Test
    void givenEventsThatAreNoCase_whenFolded_thenThereIsNone() {
        assertThat(CaseFile.fold(List.of())).isEmpty();
        List<Recorded> others = Samples.all().stream()
                .filter(r -> !(r.event() instanceof ComplaintEvent))
                .toList();
        assertThat(CaseFile.fold(others)).isEmpty();
        assertThat(others).isNotEmpty();
    }
}
