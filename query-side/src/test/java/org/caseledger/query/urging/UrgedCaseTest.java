package org.caseledger.query.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.urging.UrgingView.UrgedCase;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** 催办、督办、通报 of one case, event by event. */
class UrgedCaseTest {
    private static final Instant BY = Instant.parse("2026-03-06T10:00:00Z");

    // Folding needs no database; nothing connects.
    private final UrgingView view = new UrgingView(new PGSimpleDataSource());

    private @Nullable UrgedCase of(History history) {
        return Folds.fold(view, history.recorded());
    }

    private static History assigned() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    @Test
    void givenACaseThatNobodyPressed_whenFolded_thenNothingIsKept() {
        assertThat(of(assigned())).isNull();
        assertThat(of(assigned().accepted().replied().reopened())).isNull();
    }

    @Test
    void givenEverythingElseThatHappens_whenFolded_thenItChangesNothing() {
        var before = of(assigned().urged(UrgingStep.URGE, Clock.REPLY));
        var wanted = Samples.all().stream()
                .filter(s -> view.wants(s.event().getClass()))
                .toList();
        assertThat(wanted)
                .extracting(s -> EventCodec.nameOf(s.event().getClass()))
                .containsOnly("HandlingUrged", "UrgingAnswered", "ComplaintReceived", "ComplaintReopened");
        for (var sample : Samples.all()) {
            if (!view.wants(sample.event().getClass()) && sample.position() > 5) {
                var ofTheCase = new Recorded(
                        sample.position(),
                        before.caseId(),
                        sample.sequence(),
                        sample.recordedAt(),
                        sample.actor(),
                        sample.event());
                assertThat(UrgedCase.on(before, ofTheCase)).as("%s", sample).isEqualTo(before);
            }
        }
    }

    @Test
    void givenSteps_whenOneIsAnswered_thenOnlyThatOneIs() {
        var history = assigned()
                .urged(UrgingStep.REMINDER, Clock.REPLY, null)
                .later(Duration.ofHours(1))
                .urged(UrgingStep.URGE, Clock.ACCEPTANCE, BY)
                .later(Duration.ofHours(1));
        history.by(
                Role.HANDLER,
                new UrgingAnswered(2, "已约双方调解", Instant.parse("2026-03-09T01:00:00Z"), history.occurred()));

        var urgings = of(history).urgings();
        assertThat(urgings)
                .extracting(
                        Urging::urging,
                        Urging::step,
                        Urging::clock,
                        Urging::start,
                        u -> u.sentAt().toString(),
                        u -> u.sentBy().role(),
                        u -> u.answer() != null,
                        Urging::position)
                .containsExactly(
                        tuple(
                                1,
                                UrgingStep.REMINDER,
                                Clock.REPLY,
                                1,
                                "2026-03-02T01:00:00Z",
                                Role.SUPERVISOR,
                                false,
                                5L),
                        tuple(
                                2,
                                UrgingStep.URGE,
                                Clock.ACCEPTANCE,
                                1,
                                "2026-03-02T02:00:00Z",
                                Role.SUPERVISOR,
                                true,
                                7L));
        var answer = urgings.get(1).answer();
        assertThat(answer.at()).isEqualTo("2026-03-02T03:00:00Z");
        assertThat(answer.by()).isEqualTo("2026-03-09T01:00:00Z");
        assertThat(answer.who().unit()).isEqualTo(XIPU);
    }

    @Test
    void givenAnOlderStepWithoutAKind_whenFolded_thenItIsAnUrgeAboutTheWholeCase() {
        var urging = of(assigned().urged()).urgings().get(0);
        assertThat(urging.step()).isEqualTo(UrgingStep.URGE);
        assertThat(urging.clock()).isNull();
        assertThat(urging.start()).isNull();
        assertThat(urging.answerAt(BY)).isEqualTo(AnswerState.NOT_ASKED);
    }

    @Test
    void givenANewRound_whenTheCaseIsPressedAgain_thenOnlyTheLaterStepIsCurrent() {
        var history = assigned()
                .urged(UrgingStep.URGE, null, BY)
                .accepted()
                .replied()
                .reopened()
                .urged(UrgingStep.URGE, null, BY);
        assertThat(of(history).urgings())
                .extracting(Urging::current, u -> u.answerAt(BY))
                .as("an answer that is owed is owed in the next round as well")
                .containsExactly(tuple(false, AnswerState.OVERDUE), tuple(true, AnswerState.OVERDUE));
        assertThat(of(history.answered(1)).urgings())
                .extracting(Urging::current, u -> u.answerAt(BY))
                .as("an answer does not bring a round back")
                .containsExactly(tuple(false, AnswerState.ANSWERED), tuple(true, AnswerState.OVERDUE));
    }

    @Test
    void givenAnAnswer_whenTheCaseIsReopened_thenItStaysAnswered() {
        var history = assigned()
                .urged(UrgingStep.URGE, null, BY)
                .answered(1)
                .replied()
                .reopened();
        assertThat(of(history).urgings().get(0).answerAt(BY)).isEqualTo(AnswerState.ANSWERED);
        assertThat(of(history).urgings().get(0).current()).isFalse();
    }

    @Test
    void givenALateEntry_whenFolded_thenItWasSentWhenTheSupervisorSays() {
        var history = assigned().at("2026-03-05T01:00:00Z");
        var sent = Occurred.at(Instant.parse("2026-03-04T01:00:00Z"));
        history.by(Role.SUPERVISOR, new HandlingUrged("请抓紧", UrgingStep.REMINDER, Clock.REPLY, 1, null, sent));
        assertThat(of(history).urgings().get(0).sentAt()).isEqualTo("2026-03-04T01:00:00Z");
    }

    @Test
    void givenASecondAnswer_whenFolded_thenTheLastOneStands() {
        var history = assigned().urged(UrgingStep.URGE, Clock.REPLY, BY).answered(1);
        history.by(Role.HANDLER, new UrgingAnswered(1, "调解成功", null, history.occurred()));
        assertThat(of(history).urgings().get(0).answer().done()).isEqualTo("调解成功");
    }

    @Test
    void givenAStepWithoutATime_whenFolded_thenItWasSentWhenItWasRecorded() {
        var history = assigned().at("2026-03-05T01:00:00Z");
        history.by(Role.ADMIN, new HandlingUrged("请抓紧", null, null, null, null, new Occurred(null, null, "旧系统")));
        assertThat(of(history).urgings().get(0).sentAt()).isEqualTo("2026-03-05T01:00:00Z");
    }

    @Test
    void givenEventsThatAreKnown_whenTheyComeAgain_thenNothingIsCountedTwice() {
        var history = assigned().urged().urged(UrgingStep.URGE, Clock.REPLY, BY).answered(2);
        var kept = of(history);
        for (var recorded : history.recorded()) {
            assertThat(UrgedCase.on(kept, recorded)).isSameAs(kept);
        }
        assertThat(EventCodec.read(EventCodec.write(kept), UrgedCase.class)).isEqualTo(kept);
    }

    @ParameterizedTest(name = "asked by {0}, answered {1}, at {2}: {3}")
    @CsvSource({
        ", false, 2026-03-06T10:00:00Z, NOT_ASKED",
        "2026-03-06T10:00:00Z, false, 2026-03-06T09:59:59Z, OWED",
        "2026-03-06T10:00:00Z, false, 2026-03-06T10:00:00Z, OVERDUE",
        "2026-03-06T10:00:00Z, true, 2026-03-06T09:59:59Z, ANSWERED",
        "2026-03-06T10:00:00Z, true, 2026-06-01T00:00:00Z, ANSWERED",
        ", true, 2026-03-06T10:00:00Z, ANSWERED"
    })
    void givenAStep_whenAnAnswerIsAskedFor_thenItStandsSo(
            @Nullable Instant by, boolean answered, Instant now, AnswerState expected) {
        var history = assigned().urged(UrgingStep.URGE, Clock.REPLY, by);
        if (answered) {
            history.answered(1);
        }
        assertThat(of(history).urgings().get(0).answerAt(now)).isEqualTo(expected);
    }
}
