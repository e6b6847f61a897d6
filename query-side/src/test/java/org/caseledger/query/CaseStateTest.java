package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

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
        var state =
                of(
                        History.received()
                                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT")
                                .corrected(CorrectedField.RESPONDENT, "红光超市", "犀浦超市"));

        assertThat(state.channel()).isEqualTo(Channel.LETTER);
        assertThat(state.kind()).isEqualTo(ComplaintKind.REPORT);
    }

    @Test
    void givenAClassification_whenFolded_thenItsFlagsHaveAnOrderAndItsFactsAreComplete() {
        var state =
                of(History.received().classified(Severity.MAJOR, Flag.ON_SITE, Flag.WIDE_IMPACT));

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
        var without =
                new CaseState(
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
}
