package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.events.CaseId;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final CaseId CASE = CaseId.random();

    private final Memory<String> memory = new Memory<>(Memory.CASES);

    private void remember(long position) {
        memory.at(0).put(CASE, "kept");
        memory.holdsAt(position);
    }

    @Test
    void whatThisNodeWroteLastIsKnownWhereItLeftTheToken() {
        remember(10);

        assertThat(memory.at(10)).containsEntry(CASE, "kept");
    }

    @Test
    void nothingIsKnownWhenAnotherNodeHasMovedTheToken() {
        remember(10);

        assertThat(memory.at(11)).isEmpty();
    }

    @Test
    void nothingIsKnownAfterABatchThatDidNotEndWell() {
        remember(10);
        memory.at(10).put(CASE, "rolled back");

        assertThat(memory.at(10)).isEmpty();
    }

    @Test
    void nothingIsKnownOnceItIsForgotten() {
        remember(10);

        memory.forget();

        assertThat(memory.at(10)).isEmpty();
    }

    @Test
    void whatWasUsedLongestAgoIsForgottenFirst() {
        var states = memory.at(0);
        states.put(CASE, "eldest");
        for (int i = 0; i < 10_000; i++) {
            states.put(CaseId.random(), "later");
        }
        memory.holdsAt(1);

        assertThat(memory.at(1)).hasSize(10_000).doesNotContainKey(CASE);
    }
}
