package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.caseledger.query.repeats.ComparedComplaint.Similarity;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    @Test
    void givenTheSameInEverything_thenTheScoreIsFull() {
        var all = keys(7L, "某超市", 1, 40);
        var keys = new RepeatKeys(7L, null, null, 9L, "某超市", all.said(), List.of());
        var likeness = Similarity.of(keys, keys);
        assertThat(likeness.score()).isEqualTo(100);
        assertThat(likeness.shares())
                .containsExactly(
                        entry(Reason.SAME_PHONE, 40),
                        entry(Reason.SAME_NAME, 10),
                        entry(Reason.SAME_RESPONDENT, 20),
                        entry(Reason.SIMILAR_TEXT, 30));
    }

    @Test
    void givenTheSameNameAlone_thenThatIsNoReason() {
        var one = named(9L, null, 1, 20);
        assertThat(Similarity.of(one, named(9L, null, 100, 140)).shares()).isEmpty();
        assertThat(Similarity.of(one, named(9L, 7L, 11, 30)).shares())
                .containsExactly(entry(Reason.SAME_NAME, 10), entry(Reason.SIMILAR_TEXT, 15));
        assertThat(Similarity.of(one, named(8L, 7L, 11, 30)).score()).isEqualTo(15);
    }

    private static RepeatKeys named(Long name, Long phone, long from, long to) {
        var keys = keys(phone, null, from, to);
        return new RepeatKeys(phone, null, null, name, null, keys.said(), List.of());
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
    void givenTextsOfFewPairs_whenCompared_thenAllOfBothCountAndNotTheShorter() {
        // 11 pairs are short: all of them are in the other one, which has 22.
        assertThat(Similarity.of(keys(null, null, 1, 11), keys(null, null, 1, 22))
                        .similarity())
                .isEqualTo(0.5);
        assertThat(Similarity.of(keys(null, null, 1, 11), keys(null, null, 1, 23))
                        .reasons())
                .isEmpty();
        // 12 are not.
        assertThat(Similarity.of(keys(null, null, 1, 12), keys(null, null, 1, 24))
                        .similarity())
                .isEqualTo(1);
    }

    @Test
    void givenHalfOfATextInCommon_whenCompared_thenItIsSimilarAndNotBelow() {
        var half = Similarity.of(keys(null, null, 1, 20), keys(null, null, 11, 30));
        assertThat(half.reasons()).containsExactly(Reason.SIMILAR_TEXT);
        assertThat(half.score()).isEqualTo(15);
        var less = Similarity.of(keys(null, null, 1, 20), keys(null, null, 12, 31));
        assertThat(less.reasons()).isEmpty();
        assertThat(less.score())
                .as("9 of 20 are no reason, and no part of the score")
                .isZero();
    }

    @Test
    void givenEachReasonAlone_whenScored_thenThePhoneWeighsMost() {
        assertThat(Similarity.of(keys(7L, null, 1, 0), keys(7L, null, 1, 0)).score())
                .isEqualTo(40);
        assertThat(Similarity.of(keys(null, "甲", 1, 0), keys(null, "甲", 1, 0)).score())
                .isEqualTo(20);
        assertThat(Similarity.of(keys(7L, "甲", 1, 0), keys(8L, "甲", 1, 0)).reasons())
                .containsExactly(Reason.SAME_RESPONDENT);
    }

    @Test
    void givenAReaderWhoMayNotOpen_thenOnlyTheRespondentCounts() {
        var keys = keys(7L, "某超市", 1, 40);
        assertThat(Similarity.of(keys.plain(), keys).reasons()).containsExactly(Reason.SAME_RESPONDENT);
    }

    private static RepeatKeys keys(Long phone, String respondent, long from, long to) {
        return new RepeatKeys(
                phone,
                null,
                null,
                null,
                respondent,
                LongStream.rangeClosed(from, to).boxed().toList(),
                List.of());
    }
}
