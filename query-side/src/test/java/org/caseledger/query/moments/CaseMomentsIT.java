package org.caseledger.query.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.query.moments.CaseMoments.Asked;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseMomentsIT {
    private TestLedger ledger;
    private CaseFiles files;
    private CaseMoments moments;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        files = new CaseFiles(ledger.log());
        moments = new CaseMoments(files, Procedures.builtIn(), DisplayNames::codes);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void givenAWholeLifeAmongOthers_whenAskedForAnyEvent_thenItIsTheFoldToThere() {
        History.received().in(ledger);
        var history = History.wholeLife();
        for (int n = 0; n < 10; n++) {
            History.received().in(ledger);
        }
        history.in(ledger);
        var events = file(history).events();
        for (int n = 0; n < events.size(); n++) {
            var last = events.get(n);
            var file = CaseFile.fold(events.subList(0, n + 1)).orElseThrow();
            var expected =
                    CaseSummary.of(file, last.recordedAt(), Procedures.builtIn().find("P9"));
            assertThat(at(history, new Moment.Version(n)).summary()).isEqualTo(expected);
            assertThat(at(history, new Moment.Position(last.position())).summary())
                    .isEqualTo(expected);
        }
        assertThat(ask(history, new Moment.Version(events.size()))).isEmpty();
        assertThat(ask(history, new Moment.Position(ledger.log().head() + 1))).isEmpty();
        assertThat(ask(history, new Moment.Position(1))).isEmpty();
        assertThat(files.find(History.received().caseId())).isEmpty();
    }

    @Test
    void givenALateEntryAndACorrection_whenLookedBackAt_thenTheTwoAxesDifferAndSayWhy() {
        var history = History.received().later(Duration.ofHours(1)).classified();
        var signedOff = history.later(Duration.ofHours(1)).now();
        history.at("2026-03-04T01:00:00Z")
                .by(Role.LEADER, new RoutingSignedOff(XIPU, "补签", new Occurred(signedOff, "系统停机，事后补录", null)))
                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店")
                .in(ledger);
        var tuesday = new Moment.At(Instant.parse("2026-03-03T01:00:00Z"));
        var then = moments.at(file(history), new Asked(tuesday, TimeAxis.THEN), CaseMoments.LATE_AFTER)
                .orElseThrow();
        var now = moments.at(file(history), new Asked(tuesday, TimeAxis.NOW), CaseMoments.LATE_AFTER)
                .orElseThrow();
        assertThat(then.summary().signedOffUnit()).isNull();
        assertThat(then.summary().respondent()).isEqualTo("红光超市");
        assertThat(then.entries()).extracting(Entry::mark).containsOnlyNulls().hasSize(2);
        assertThat(now.summary().signedOffUnit()).isEqualTo(XIPU);
        assertThat(now.summary().respondent()).isEqualTo("红光二店");
        assertThat(now.entries())
                .extracting(Entry::type, Entry::mark, Entry::delay, Entry::lateReason)
                .containsExactly(
                        tuple("ComplaintReceived", null, Duration.ZERO, null),
                        tuple("ComplaintClassified", null, Duration.ZERO, null),
                        tuple("RoutingSignedOff", LateEntryMark.LATE, Duration.ofHours(46), "系统停机，事后补录"),
                        tuple("RecordCorrected", LateEntryMark.CORRECTION, Duration.ofHours(48), null));

        var compared = moments.compare(
                        file(history),
                        new Asked(tuesday, TimeAxis.THEN),
                        new Asked(tuesday, TimeAxis.NOW),
                        Duration.ofHours(47))
                .orElseThrow();
        assertThat(compared.changes())
                .extracting(CaseComparison.Change::field, CaseComparison.Change::before, CaseComparison.Change::after)
                .containsExactly(tuple("respondent", "红光超市", "红光二店"), tuple("signedOffUnit", null, XIPU));
        assertThat(compared.onlyInA()).isEmpty();
        assertThat(compared.onlyInB())
                .extracting(Entry::mark)
                .containsExactly(LateEntryMark.LATE, LateEntryMark.CORRECTION);
    }

    @Test
    void givenAReclassification_whenLookedBackAt_thenItsClockHoldsOnlySinceThen() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .at("2026-03-05T01:00:00Z")
                .classified();
        history.by(
                        Role.DISPATCHER,
                        Events.deadline(
                                Clock.REPLY,
                                1,
                                1,
                                Instant.parse("2026-03-02T01:00:00Z"),
                                Instant.parse("2026-03-02T01:00:00Z"),
                                Instant.parse("2026-03-05T16:00:00Z"),
                                "reply-major",
                                "P2.14",
                                "P2-1",
                                "cn-1",
                                false))
                .in(ledger);
        assertThat(dueAt(history, "2026-03-04T01:00:00Z")).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(dueAt(history, "2026-03-05T01:00:00Z")).isEqualTo("2026-03-05T16:00:00Z");
    }

    private String dueAt(History history, String at) {
        var asked = new Asked(new Moment.At(Instant.parse(at)), TimeAxis.NOW);
        return moments.at(file(history), asked, CaseMoments.LATE_AFTER)
                .orElseThrow()
                .summary()
                .deadlines()
                .get(0)
                .dueAt()
                .toString();
    }

    @Test
    void givenAMigratedCase_whenLookedBackAtAsKnownNow_thenItsPastIsThereAndNothingIsInvented() {
        var source = "citizen-messages";
        var received = Instant.parse("2024-05-06T01:00:00Z");
        var history = History.receivedAt("2026-03-02T01:00:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市");
        var migrated = migrated(history, source, received);
        migrated.in(ledger);
        var inMay = new Moment.At(Instant.parse("2024-05-10T01:00:00Z"));
        assertThat(moments.at(file(migrated), new Asked(inMay, TimeAxis.THEN), Duration.ZERO))
                .isEmpty();
        var now = moments.at(file(migrated), new Asked(inMay, TimeAxis.NOW), Duration.ZERO)
                .orElseThrow();
        // when it was assigned is unknown, only that it had been by the time of the reply
        assertThat(now.summary().state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(now.summary().deadlines()).extracting(DeadlineLine::light).containsOnlyNulls();
        assertThat(now.entries()).extracting(Entry::mark).containsExactly(LateEntryMark.MIGRATED);
        var june = new Moment.At(Instant.parse("2024-06-01T00:00:00Z"));
        var later = moments.at(file(migrated), new Asked(june, TimeAxis.NOW), Duration.ZERO)
                .orElseThrow();
        assertThat(later.summary().state()).isEqualTo(ComplaintState.REPLIED);
        assertThat(later.summary().unit()).isEqualTo(ANJING);
        assertThat(later.entries()).extracting(Entry::source).containsOnly(source);
    }

    private static History migrated(History like, String source, Instant received) {
        var receipt = (ComplaintReceived) like.recorded().get(0).event();
        var told = new Occurred(received, null, source);
        var untold = new Occurred(null, null, source);
        return History.empty(receipt.caseId())
                .by(
                        Role.ADMIN,
                        Events.received(
                                receipt.caseId(),
                                receipt.number(),
                                receipt.kind(),
                                receipt.channel(),
                                null,
                                receipt.narrative(),
                                receipt.respondent(),
                                "P9",
                                told))
                .at(received.toString())
                .set(Clock.SIGN_OFF, 1, "2024-05-07T16:00:00Z")
                .at("2026-03-02T01:00:00Z")
                .by(Role.ADMIN, new ComplaintAssigned(ANJING, null, null, null, untold))
                .by(
                        Role.ADMIN,
                        new ComplaintReplied(
                                History.SEALED,
                                "d",
                                null,
                                null,
                                new Occurred(Instant.parse("2024-05-20T01:00:00Z"), null, source)))
                .by(
                        Role.ADMIN,
                        Events.adopted(
                                source,
                                "1",
                                Set.of(SourceGap.SIGN_OFF),
                                null,
                                null,
                                false,
                                new Occurred(Instant.parse("2026-03-02T01:00:00Z"), null, source)))
                .by(
                        Role.SYSTEM,
                        new DeadlineLapsed(
                                Clock.SIGN_OFF, 1, LapseReason.NOT_RECORDED, Instant.parse("2026-03-02T01:00:00Z")));
    }

    private CaseMoment at(History history, Moment moment) {
        return ask(history, moment).orElseThrow();
    }

    private CaseFile file(History history) {
        return files.find(history.caseId()).orElseThrow();
    }

    private Optional<CaseMoment> ask(History history, Moment moment) {
        return moments.at(file(history), new Asked(moment, TimeAxis.THEN), CaseMoments.LATE_AFTER);
    }
}
