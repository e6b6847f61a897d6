package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.incident.ProposalId;
import org.junit.jupiter.api.Test;

/** What an id says about its case. */
class CaseIdTest {
    private static final UUID INCIDENT = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    private static final CaseId SOURCE = CaseId.of("00000000-0000-4000-8000-000000000001");

    @Test
    void givenARealCase_thenNeitherItNorAStreamBesideItIsOfAnExercise() {
        for (var real : List.of(SOURCE, CaseId.random(), CaseId.named("1"))) {
            assertThat(real.isExercise()).isFalse();
            assertThat(CompanionStream.allOf(real)).noneMatch(CaseId::isExercise);
        }
    }

    @Test
    void givenAReplayedCase_thenItsIdentityAndTheStreamsBesideItSaySo() {
        var replayed = CaseId.replayed(INCIDENT, SOURCE);
        assertThat(replayed.isExercise()).isTrue();
        assertThat(replayed.value().variant()).isEqualTo(2);
        assertThat(CaseId.of(replayed.toString())).isEqualTo(replayed);
        assertThat(CompanionStream.allOf(replayed)).allMatch(CaseId::isExercise).doesNotHaveDuplicates();
        assertThat(CaseId.replayed(INCIDENT, SOURCE)).isEqualTo(replayed);
        assertThat(CaseId.replayed(INCIDENT, CaseId.random())).isNotEqualTo(replayed);
    }

    @Test
    void givenAProposal_thenItsTextSaysWhatMakesItAndNothingElseIsOne() {
        assertThat(ProposalId.of(SOURCE).caseId()).contains(SOURCE);
        assertThat(ProposalId.of(SOURCE).hour()).isEmpty();
        for (var wrong : List.of("", "case/", "case/x", "surge/", "surge/x/ALL", "surge/2026-03-02T01:00:00Z")) {
            assertThatThrownBy(() -> new ProposalId(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
