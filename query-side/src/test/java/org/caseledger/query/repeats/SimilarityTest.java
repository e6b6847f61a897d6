package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    @Test
    void givenTheSameInEverything_thenTheScoreIsFull() {
        var keys = keys(7L, "某超市", 1, 40);
        var likeness = Similarity.of(keys, keys);
        assertThat(likeness.score()).isEqualTo(100);
        assertThat(likeness.reasons())
                .containsExactly(Reason.SAME_PHONE, Reason.SAME_RESPONDENT, Reason.SIMILAR_TEXT);
    }

    @Test
    void givenNothingInCommon_thenThereIsNoReason() {
        var likeness = Similarity.of(keys(7L, "甲", 1, 40), keys(8L, "乙", 100, 140));
        assertThat(likeness.score()).isZero();
        assertThat(likeness.reasons()).isEmpty();
    }

    @Test
    void givenNothingKnown_thenNothingIsTheSame() {
        var likeness = Similarity.of(keys(null, null, 1, 0), keys(null, null, 1, 0));
        assertThat(likeness.reasons()).isEmpty();
    }

    @Test
    void givenAShorterTextInsideALongerOne_thenItIsSimilar() {
        var likeness = Similarity.of(keys(null, null, 1, 20), keys(null, null, 1, 80));
        assertThat(likeness.reasons()).containsExactly(Reason.SIMILAR_TEXT);
        assertThat(likeness.similarity()).isEqualTo(1);
        assertThat(likeness.score()).isEqualTo(30);
    }

    @Test
    void givenAFewWordsInsideALongText_thenThatIsNoReason() {
        var likeness = Similarity.of(keys(null, null, 1, 5), keys(null, null, 1, 80));
        assertThat(likeness.reasons()).isEmpty();
        assertThat(likeness.similarity()).isCloseTo(5 / 80.0, within(1e-9));
    }

    @Test
    void givenAReaderWhoMayNotOpen_thenOnlyTheRespondentCounts() {
        var keys = keys(7L, "某超市", 1, 40);
        assertThat(Similarity.of(keys.plain(), keys).reasons())
                .containsExactly(Reason.SAME_RESPONDENT);
    }

    private static RepeatKeys keys(Long phone, String respondent, long from, long to) {
        return new RepeatKeys(
                phone, respondent, LongStream.rangeClosed(from, to).boxed().toList(), List.of());
    }
}
