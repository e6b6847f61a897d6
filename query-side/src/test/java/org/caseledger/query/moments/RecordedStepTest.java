package org.caseledger.query.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.testing.History;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;

/** What had happened with a case by a time, as far as it is recorded today. */
class RecordedStepTest {
    private static final String DUE = "2026-03-09T16:00:00Z";

    private static CaseFile at(History history, String time) {
        return new RecordedStep(history.recorded()).at(Instant.parse(time)).orElseThrow();
    }

    private static Deadline deadline(History history, String time) {
        return at(history, time).deadlines().all().get(0);
    }

    private static List<Deadline> deadlines(History history, String time) {
        return at(history, time).deadlines().all();
    }

    /** A sign-off that was given on Monday at 11:00 and entered on Wednesday. */
    private static History enteredLate() {
        return History.received()
                .later(Duration.ofHours(1))
                .classified()
                .at("2026-03-04T01:00:00Z")
                .by(
                        Role.LEADER,
                        new RoutingSignedOff(
                                XIPU, "补签", new Occurred(Instant.parse("2026-03-02T03:00:00Z"), "系统停机，事后补录", null)));
    }

    @Test
    void givenATimeBeforeTheReceipt_whenAsked_thenThereIsNoCase() {
        var step = new RecordedStep(History.wholeLife().recorded());
        assertThat(step.at(Instant.parse("2026-03-02T00:59:59Z"))).isEmpty();
        assertThat(step.at(Instant.parse("2026-03-02T01:00:00Z")))
                .hasValueSatisfying(file -> assertThat(file.state()).isEqualTo(ComplaintState.RECEIVED));
    }

    @Test
    void givenALateEntry_whenAsked_thenItHoldsSinceItHappened() {
        assertThat(at(enteredLate(), "2026-03-02T02:59:59Z").signedOffUnit()).isNull();
        assertThat(at(enteredLate(), "2026-03-02T03:00:00Z").signedOffUnit()).isEqualTo(XIPU);
    }

    @Test
    void givenACorrection_whenAsked_thenItHoldsFromTheBeginning() {
        var history =
                History.received().at("2026-03-06T01:00:00Z").corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥饭店");
        assertThat(at(history, "2026-03-02T01:00:00Z").record().respondent().name())
                .isEqualTo("𠮷祥饭店");
    }

    @Test
    void givenADeadlineThatWasMet_whenAsked_thenSinceTheActThatMetIt() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .at("2026-03-03T01:00:00Z")
                .by(
                        Role.LEADER,
                        new RoutingSignedOff(
                                XIPU, "补签", new Occurred(Instant.parse("2026-03-02T03:00:00Z"), "补录", null)))
                .met(Clock.SIGN_OFF, 1, false);
        assertThat(deadline(history, "2026-03-02T02:59:59Z").status()).isEqualTo(DeadlineStatus.OPEN);
        assertThat(deadline(history, "2026-03-02T03:00:00Z").status()).isEqualTo(DeadlineStatus.MET);
    }

    @Test
    void givenAMissThatWasRecordedLater_whenAsked_thenItHoldsSinceTheDueTime() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .at("2026-03-03T16:00:00Z")
                .missed(Clock.SIGN_OFF, 1)
                .at("2026-03-05T01:00:00Z")
                .signedOff(XIPU)
                .met(Clock.SIGN_OFF, 1, true);
        assertThat(deadline(history, "2026-03-03T15:59:59Z").missed()).isFalse();
        assertThat(deadline(history, "2026-03-03T16:00:00Z").missed()).isTrue();
        assertThat(deadline(history, "2026-03-05T00:59:59Z").status()).isEqualTo(DeadlineStatus.OPEN);
    }

    @Test
    void givenADeadlineThatLapsed_whenAsked_thenSinceTheActThatEndedTheCase() {
        var history = History.received()
                .set(Clock.REPLY, 1, DUE)
                .at("2026-03-05T01:00:00Z")
                .declined()
                .at("2026-03-06T01:00:00Z")
                .lapsed(Clock.REPLY, 1);
        assertThat(deadline(history, "2026-03-05T00:59:59Z").isOpen()).isTrue();
        assertThat(deadline(history, "2026-03-05T01:00:00Z").status()).isEqualTo(DeadlineStatus.LAPSED);
    }

    @Test
    void givenASuspensionAndAnExtension_whenAsked_thenEachSinceItHappened() {
        var history = History.received()
                .set(Clock.REPLY, 1, DUE)
                .at("2026-03-03T01:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-05T01:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z")
                .at("2026-03-06T01:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-13T16:00:00Z");
        assertThat(deadline(history, "2026-03-02T23:00:00Z").suspendedAt()).isNull();
        assertThat(deadline(history, "2026-03-04T01:00:00Z").suspendedAt()).isNotNull();
        assertThat(deadline(history, "2026-03-04T01:00:00Z").dueAt()).isEqualTo(DUE);
        assertThat(deadline(history, "2026-03-05T01:00:00Z").dueAt()).isEqualTo("2026-03-11T16:00:00Z");
        assertThat(deadline(history, "2026-03-06T01:00:00Z").dueAt()).isEqualTo("2026-03-13T16:00:00Z");
    }

    /** The reply deadline, counted anew from the receipt. */
    private static History setAnew(History history, String dueAt) {
        return history.by(
                Role.SYSTEM,
                Events.deadline(
                        Clock.REPLY,
                        1,
                        1,
                        Instant.parse("2026-03-02T01:00:00Z"),
                        Instant.parse("2026-03-02T01:00:00Z"),
                        Instant.parse(dueAt),
                        "reply-letter",
                        "P9.08",
                        "P9-2",
                        "cn-1",
                        false));
    }

    @Test
    void givenAReclassification_whenAsked_thenTheNewDueTimeHoldsSinceThenOnly() {
        var history = setAnew(
                History.received()
                        .set(Clock.REPLY, 1, DUE)
                        .at("2026-03-05T01:00:00Z")
                        .classified(),
                "2026-03-11T16:00:00Z");
        assertThat(deadline(history, "2026-03-05T00:59:59Z").dueAt()).isEqualTo(DUE);
        assertThat(deadline(history, "2026-03-05T01:00:00Z").dueAt()).isEqualTo("2026-03-11T16:00:00Z");
    }

    @Test
    void givenADeadlineThatASuspensionSetsAnew_whenAsked_thenItHoldsSinceItGoesOn() {
        var history = setAnew(
                History.received()
                        .set(Clock.REPLY, 1, DUE)
                        .at("2026-03-03T01:00:00Z")
                        .suspended(Clock.REPLY, 1)
                        .at("2026-03-05T01:00:00Z")
                        .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z"),
                "2026-03-13T16:00:00Z");
        assertThat(deadline(history, "2026-03-04T01:00:00Z").dueAt()).isEqualTo(DUE);
        assertThat(deadline(history, "2026-03-04T01:00:00Z").suspendedAt()).isNotNull();
        assertThat(deadline(history, "2026-03-05T01:00:00Z").dueAt()).isEqualTo("2026-03-13T16:00:00Z");
    }

    @Test
    void givenTimesThatContradictEachOther_whenAsked_thenNoDeadlineEndsBeforeItBegins() {
        var history = History.received()
                .at("2026-03-06T01:00:00Z")
                .set(Clock.REPLY, 1, DUE)
                .by(
                        Role.HANDLER,
                        new ComplaintReplied(
                                History.SEALED,
                                "0".repeat(64),
                                null,
                                null,
                                new Occurred(Instant.parse("2026-03-03T01:00:00Z"), "补录", null)))
                .met(Clock.REPLY, 1, false);
        assertThat(deadlines(history, "2026-03-04T01:00:00Z")).isEmpty();
        assertThat(at(history, "2026-03-04T01:00:00Z").state()).isEqualTo(ComplaintState.REPLIED);
        assertThat(deadlines(history, "2026-03-06T01:00:00Z"))
                .singleElement()
                .satisfies(d -> assertThat(d.status()).isEqualTo(DeadlineStatus.MET));
    }

    private static Occurred fromSource(String at) {
        return new Occurred(at == null ? null : Instant.parse(at), null, "citizen-messages");
    }

    private static History migrated() {
        return handled(migratedReceipt());
    }

    private static History migratedReceipt() {
        var like = (ComplaintReceived) History.received().recorded().get(0).event();
        return History.beginning(Events.received(
                like.caseId(),
                like.number(),
                like.kind(),
                like.channel(),
                null,
                like.narrative(),
                like.respondent(),
                "P9",
                fromSource("2024-05-06T01:00:00Z")));
    }

    private static History handled(History history) {
        return history.by(Role.ADMIN, new ComplaintAssigned(ANJING, null, null, null, fromSource(null)))
                .by(
                        Role.ADMIN,
                        new ComplaintReplied(
                                History.SEALED, "0".repeat(64), null, null, fromSource("2024-05-20T01:00:00Z")));
    }

    @Test
    void givenAnActWhoseTimeNobodyTells_whenAsked_thenItHoldsByTheNextThatHasOne() {
        assertThat(at(migrated(), "2024-05-19T01:00:00Z").unit()).isNull();
        assertThat(at(migrated(), "2024-05-20T01:00:00Z").unit()).isEqualTo(ANJING);
    }

    @Test
    void givenALastActWithoutATime_whenAsked_thenItHoldsSinceTheRecord() {
        var history = migrated()
                .at("2026-03-05T01:00:00Z")
                .by(
                        Role.ADMIN,
                        Events.adopted(
                                "citizen-messages",
                                "1",
                                Set.of(SourceGap.SIGN_OFF),
                                null,
                                null,
                                true,
                                fromSource(null)));
        assertThat(at(history, "2026-03-05T00:59:59Z").origin()).isEmpty();
        assertThat(at(history, "2026-03-05T01:00:00Z").origin()).isPresent();
    }

    @Test
    void givenACaseThatItsSourceClosed_whenAsked_thenItIsClosedSinceThen() {
        var history = migratedReceipt()
                .at("2026-03-05T01:00:00Z")
                .adoptedAs(ComplaintState.WITHDRAWN, "2024-05-20T01:00:00Z");
        assertThat(at(history, "2024-05-20T00:59:59Z").state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(at(history, "2024-05-20T01:00:00Z").state()).isEqualTo(ComplaintState.WITHDRAWN);
    }

    @Test
    void givenADeadlineOfWhichTheSourceHasNoRecord_whenAsked_thenItNeverRan() {
        var history = handled(migratedReceipt()
                        .at("2024-05-06T01:00:00Z")
                        .set(Clock.SIGN_OFF, 1, "2024-05-07T16:00:00Z")
                        .at("2026-03-02T01:00:00Z"))
                .by(
                        Role.SYSTEM,
                        new DeadlineLapsed(
                                Clock.SIGN_OFF, 1, LapseReason.NOT_RECORDED, Instant.parse("2026-03-02T01:00:00Z")));
        assertThat(deadline(history, "2024-05-08T01:00:00Z").status())
                .as("before the next step that the source has a time for")
                .isEqualTo(DeadlineStatus.LAPSED);
    }

    @Test
    void givenAnyLife_whenAllOfItHasHappened_thenTheCaseIsTheCaseOfToday() {
        for (var history : List.of(History.wholeLife(), enteredLate(), migrated())) {
            assertThat(at(history, "2030-01-01T00:00:00Z"))
                    .isEqualTo(CaseFile.fold(history.recorded()).orElseThrow());
        }
    }
}
