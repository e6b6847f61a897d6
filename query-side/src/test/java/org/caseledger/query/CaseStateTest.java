package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseStateTest {
    private static CaseState of(History history) {
        var state = CaseState.NONE;
        for (var recorded : history.recorded()) {
            state = state.on(recorded);
        }
        return state;
    }

    @Test
    void givenAReceipt_whenFolded_thenItsFactsAreKnownAndNothingElse() {
        var history = History.received();
        var state = of(history);

        assertThat(state.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(state.channel()).isEqualTo(Channel.MAYOR_HOTLINE);
        assertThat(state.procedure()).isEqualTo("P9");
        assertThat(state.receivedAt()).isEqualTo(history.now());
        assertThat(state.state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(state.round()).isEqualTo(1);
        assertThat(state.assignment()).isEqualTo(CaseState.Assignment.NONE);
        assertThat(state.classification()).isEqualTo(CaseState.Classification.NONE);
        assertThat(state.facts().severity()).isEqualTo(Severity.GENERAL);
    }

    @Test
    void givenCorrections_whenFolded_thenKindAndChannelAreThoseAfterThem() {
        var state = of(History.received()
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT")
                .corrected(CorrectedField.RESPONDENT, "红光超市", "犀浦超市"));

        assertThat(state.channel()).isEqualTo(Channel.LETTER);
        assertThat(state.kind()).isEqualTo(ComplaintKind.REPORT);
    }

    @Test
    void givenAClassification_whenFolded_thenItsFlagsHaveAnOrderAndItsFactsAreComplete() {
        var state = of(History.received().classified(Severity.MAJOR, Flag.ON_SITE, Flag.WIDE_IMPACT));

        assertThat(state.state()).isEqualTo(ComplaintState.CLASSIFIED);
        assertThat(state.classification().category()).containsExactly("食品", "过期");
        assertThat(state.classification().flags()).isSorted().hasSize(2);
        assertThat(state.facts().severity()).isEqualTo(Severity.MAJOR);
        assertThat(state.facts().flags()).isEqualTo(Set.of(Flag.ON_SITE, Flag.WIDE_IMPACT));
    }

    @Test
    void givenAssignmentsAndAReturn_whenFolded_thenTheUnitIsTheLastOneOrNone() {
        var assigned = History.received().classified().signedOff(XIPU).assigned(XIPU);
        assertThat(of(assigned).unit()).isEqualTo(XIPU);
        assertThat(of(assigned).handler()).isEqualTo("handler");

        assigned.returned();
        assertThat(of(assigned).unit()).isNull();
        assertThat(of(assigned).handler()).isNull();

        assigned.assigned(ANJING);
        assertThat(of(assigned).unit()).isEqualTo(ANJING);
    }

    @Test
    void givenAWholeLife_whenFolded_thenItIsArchivedInItsSecondRound() {
        var state = of(History.wholeLife());

        assertThat(state.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(state.round()).isEqualTo(2);
        assertThat(state.unit()).isEqualTo(ANJING);
    }

    @Test
    void givenAnAdoptedHistory_whenFolded_thenItsSourceIsKnown() {
        var state = of(History.received().adopted("legacy", SourceVerdict.IN_TIME, false));

        assertThat(state.source()).isEqualTo("legacy");
    }

    @Test
    void givenAViewThatDoesNotKeepTheState_whenFolded_thenItStaysUnknown() {
        var history = History.received();
        var kept = of(history);
        var without = new CaseState(
                kept.number(),
                "",
                kept.kind(),
                kept.channel(),
                kept.receivedAt(),
                null,
                null,
                1,
                CaseState.Assignment.NONE,
                CaseState.Classification.NONE);

        var classified = history.classified().recorded();
        var next = without.on(classified.get(classified.size() - 1));

        assertThat(next.state()).isNull();
        assertThat(next.classification().severity()).isEqualTo(Severity.GENERAL);
    }

    @Test
    void givenACaseThatBeginsWithoutAReceipt_whenFolded_thenItIsRefused() {
        assertThatThrownBy(() -> of(History.empty(CaseId.random()).classified()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("receipt");
    }

    static Stream<Arguments> lives() {
        var assigned = History.received().classified().signedOff(XIPU).assigned(XIPU);
        return Stream.of(
                Arguments.of(History.received().classified(), ComplaintState.CLASSIFIED, null, 1),
                Arguments.of(History.received().classified().signedOff(XIPU), ComplaintState.CLASSIFIED, null, 1),
                Arguments.of(History.received().referred(), ComplaintState.REFERRED, null, 1),
                Arguments.of(copy(assigned), ComplaintState.ASSIGNED, XIPU, 1),
                Arguments.of(copy(assigned).accepted(), ComplaintState.ACCEPTED, XIPU, 1),
                Arguments.of(copy(assigned).investigated(true), ComplaintState.ACCEPTED, XIPU, 1),
                Arguments.of(copy(assigned).declined(), ComplaintState.DECLINED, XIPU, 1),
                Arguments.of(copy(assigned).declined().reopened(), ComplaintState.REOPENED, XIPU, 2),
                Arguments.of(copy(assigned).declined().reopened().returned(), ComplaintState.RETURNED, null, 2),
                Arguments.of(copy(assigned).accepted().replied(), ComplaintState.REPLIED, XIPU, 1),
                Arguments.of(
                        copy(assigned).accepted().replied().reopened().replied().reopened(),
                        ComplaintState.REOPENED,
                        XIPU,
                        3));
    }

    private static History copy(History history) {
        var copy = History.empty(history.caseId()).at(history.now().toString());
        history.recorded().forEach(r -> copy.by(r.actor().role(), (ComplaintEvent) r.event()));
        return copy;
    }

    @ParameterizedTest(name = "{1}, round {3}")
    @MethodSource("lives")
    void givenALife_whenFolded_thenStateUnitAndRoundAreThoseAfterItsLastAct(
            History history, ComplaintState state, @Nullable UnitId unit, int round) {
        assertThat(of(history).state()).isEqualTo(state);
        assertThat(of(history).unit()).isEqualTo(unit);
        assertThat(of(history).round()).isEqualTo(round);
    }

    @Test
    void givenAReceiptEnteredLater_whenFolded_thenItCameInWhenTheOfficerSays() {
        var said = Instant.parse("2026-02-28T15:59:59Z");
        var later = receipt(new Occurred(said, "系统升级停机", null));

        assertThat(of(later).receivedAt()).isEqualTo(said);
    }

    @Test
    void givenASourceWithoutTimes_whenFolded_thenItCameInWhenItWasRecorded() {
        var untimed = receipt(new Occurred(null, null, "citizen-messages"));

        assertThat(of(untimed).receivedAt()).isEqualTo(untimed.now());
        assertThat(of(untimed.adopted("citizen-messages", null, false)).state())
                .as("an open case of another system goes on here")
                .isEqualTo(ComplaintState.RECEIVED);
        assertThat(of(untimed.adopted("citizen-messages", null, true)).state()).isEqualTo(ComplaintState.ARCHIVED);
    }

    private static History receipt(Occurred occurred) {
        var caseId = CaseId.random();
        return History.beginning(Events.received(
                caseId,
                "郫市监投〔2026〕000012号",
                ComplaintKind.REPORT,
                Channel.HOTLINE_12315,
                null,
                History.SEALED,
                "𠮷祥烘焙坊",
                "P9",
                occurred));
    }

    @Test
    void givenAnotherClassification_whenFolded_thenAllOfItIsTheLaterAndTheStateStays() {
        var history = History.received()
                .classified(Severity.URGENT, Flag.SAFETY_HAZARD)
                .assigned(XIPU);
        history.by(
                Role.DISPATCHER,
                new ComplaintClassified(
                        List.of("价格", "明码标价"),
                        null,
                        null,
                        Severity.GENERAL,
                        Difficulty.COMPLEX,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of(),
                        history.occurred()));
        var state = of(history);

        assertThat(state.state()).isEqualTo(ComplaintState.ASSIGNED);
        assertThat(state.unit()).isEqualTo(XIPU);
        assertThat(state.classification())
                .isEqualTo(new CaseState.Classification(
                        List.of("价格", "明码标价"),
                        Severity.GENERAL,
                        Difficulty.COMPLEX,
                        OpinionLevel.GENERAL,
                        null,
                        List.of()));
        assertThat(state.facts().difficulty()).isEqualTo(Difficulty.COMPLEX);
        assertThat(state.facts().line()).isNull();
        assertThat(state.facts().flags()).isEmpty();
    }

    @Test
    void givenACorrectionAfterTheClassification_whenFolded_thenTheFactsHaveBoth() {
        var facts = of(History.received()
                        .classified(Severity.MAJOR, Flag.WIDE_IMPACT)
                        .corrected(CorrectedField.KIND, "COMPLAINT", "OPINION")
                        .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "MEDIA"))
                .facts();

        assertThat(facts.kind()).isEqualTo(ComplaintKind.OPINION);
        assertThat(facts.channel()).isEqualTo(Channel.MEDIA);
        assertThat(facts.severity()).isEqualTo(Severity.MAJOR);
        assertThat(facts.flags()).containsExactly(Flag.WIDE_IMPACT);
    }

    @Test
    void givenFlagsInAnyOrder_whenFolded_thenTheirOrderIsAlwaysTheSame() {
        var flags = List.of(Flag.SERIOUS_LEAD, Flag.PROFESSIONAL_COMPLAINANT, Flag.ON_SITE);
        for (int i = 0; i < flags.size(); i++) {
            var turned = new ArrayList<>(flags);
            Collections.rotate(turned, i);
            var classified = History.received().classified(Severity.MAJOR, turned.toArray(Flag[]::new));
            assertThat(of(classified).classification().flags())
                    .containsExactly(Flag.PROFESSIONAL_COMPLAINANT, Flag.ON_SITE, Flag.SERIOUS_LEAD);
        }
    }

    @Test
    void givenEventsBesideTheCase_whenFolded_thenNothingChanges() {
        var state = of(History.wholeLife());

        assertThat(Samples.all())
                .filteredOn(r -> !(r.event() instanceof ComplaintEvent))
                .hasSizeGreaterThan(20)
                .allSatisfy(r -> assertThat(state.on(r)).isSameAs(state));
    }

    @Test
    void givenClocksAndNotes_whenFolded_thenTheFactsOfTheCaseAreTheSame() {
        var history = History.received().classified().assigned(XIPU).accepted();
        var before = of(history);
        history.set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .urged()
                .drafted()
                .rejected(ApprovalLevel.LEADER)
                .missed(Clock.REPLY, 1)
                .linked(CaseId.random());

        assertThat(of(history)).isEqualTo(before);
    }
}
