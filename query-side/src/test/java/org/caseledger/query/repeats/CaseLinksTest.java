package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.caseledger.query.repeats.ComparedComplaint.CaseLinks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people have decided already about two cases. */
class CaseLinksTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private static CaseLinks of(@Nullable UUID self, @Nullable UUID lead, UUID... links) {
        return new CaseLinks(self, List.of(links), lead);
    }

    @Test
    void givenALink_whenEitherSideIsAsked_thenTheTwoAreLinked() {
        assertThat(of(A, null, B).linked(of(B, null))).isTrue();
        assertThat(of(B, null).linked(of(A, null, B))).isTrue();
        assertThat(of(A, null, C).linked(of(B, null, C)))
                .as("to the same third one")
                .isFalse();
        assertThat(of(A, B).linked(of(B, null))).as("joined is not linked").isFalse();
    }

    @Test
    void givenAJoin_whenEitherSideIsAsked_thenTheTwoAreJoined() {
        assertThat(of(A, B).joined(of(B, null))).isTrue();
        assertThat(of(B, null).joined(of(A, B))).isTrue();
        assertThat(of(A, C).joined(of(B, C))).as("led by the same third one").isTrue();
        assertThat(of(A, null).joined(of(B, null))).as("neither has a lead").isFalse();
        assertThat(of(A, C).joined(of(B, null))).isFalse();
        assertThat(of(A, null).joined(of(B, C))).isFalse();
        assertThat(of(A, null, B).joined(of(B, null)))
                .as("linked is not joined")
                .isFalse();
    }

    @Test
    void givenAComplaintWithoutACase_whenCompared_thenNothingIsDecided() {
        assertThat(CaseLinks.NONE.linked(of(B, null, A))).isFalse();
        assertThat(CaseLinks.NONE.joined(of(B, null))).isFalse();
    }
}
