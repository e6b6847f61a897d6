package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static Moment moment(@Nullable String at, String recordedAt) {
        var said = at == null ? null : Instant.parse("2026-03-02T" + at + "Z");
        return new Moment(1, "leader", said, Instant.parse("2026-03-02T" + recordedAt + "Z"));
    }

    private static final Moment AT_ONCE = moment("09:00:07", "09:00:07");

    @Test
    void whatIsDecidedOnTheSpot_countsFromWhenItCouldBeRead() {
        assertThat(AT_ONCE.until(moment("09:00:19", "09:00:20"))).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void aDraftThatIsDatedBack_winsNobodyTime() {
        var datedBack = moment("08:00:00", "09:00:07");
        assertThat(datedBack.until(moment("09:00:19", "09:00:19")))
                .isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void anEntryOfPastDecisions_countsByWhatWasSaid() {
        var entered = moment("08:00:00", "17:00:00");
        assertThat(entered.until(moment("10:30:00", "17:00:05")))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(entered.until(moment("08:00:20", "17:00:05"))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whoSaysToHaveDecidedBeforeTheRequest_isTakenAtThatWord() {
        assertThat(AT_ONCE.until(moment("08:59:00", "09:00:12")))
                .isEqualTo(Duration.ofSeconds(-67));
    }

    @Test
    void timesOfPaperThatHaveNoSeconds_sayNothingOfSeconds() {
        assertThat(moment("08:00:00", "17:00:00").until(moment("08:00:00", "17:00:05"))).isNull();
    }

    @Test
    void aTimeThatASourceDoesNotTell_isNotGuessed() {
        assertThat(moment(null, "09:00:00").until(AT_ONCE)).isNull();
        assertThat(AT_ONCE.until(moment(null, "09:00:08"))).isNull();
    }

    @ParameterizedTest(name = "said {0}, recorded {1}: of the past {2}")
    @CsvSource({
        "09:00:00, 09:00:00, false",
        "09:00:00, 09:00:30, false",
        "09:00:00, 09:00:31, true",
        "08:59:59, 09:00:30, true",
        "09:00:30, 09:00:00, false",
        ", 09:00:00, true"
    })
    void anEntryIsOfThePast_onceItIsRecordedMoreThanThirtySecondsLater(
            @Nullable String at, String recordedAt, boolean past) {
        assertThat(moment(at, recordedAt).isEntryOfThePast()).isEqualTo(past);
    }

    @Test
    void whatWasDone_wasDoneWhenItWasRecorded_andOfThePastWhenItWasSaid() {
        assertThat(moment("09:00:07", "09:00:09").doneAt()).isEqualTo("2026-03-02T09:00:09Z");
        assertThat(moment("08:00:07", "09:00:09").doneAt()).isEqualTo("2026-03-02T08:00:07Z");
        assertThat(moment(null, "09:00:09").doneAt()).isNull();
    }

    @Test
    void aRequestWasMade_whenItCouldBeRead_andForAnEntryOfThePastWhenItWasSaid() {
        var datedBack = moment("08:00:00", "09:00:07");
        assertThat(datedBack.askedAt(moment("09:00:19", "09:00:19")))
                .isEqualTo("2026-03-02T09:00:07Z");
        assertThat(datedBack.askedAt(moment("08:30:00", "09:00:19")))
                .isEqualTo("2026-03-02T08:00:00Z");
        assertThat(moment(null, "09:00:00").askedAt(AT_ONCE)).isNull();
        assertThat(AT_ONCE.askedAt(moment(null, "09:00:08"))).isEqualTo("2026-03-02T09:00:07Z");
    }

    @Test
    void timesOfPaperThatDifferByAMinute_sayThatMinute() {
        var paper = moment("08:00:00", "17:00:00");
        assertThat(paper.until(moment("08:01:00", "17:00:05"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void timesThatAreTheSameToTheSecond_areADecisionInNoTime() {
        var toTheSecond = moment("08:00:07", "17:00:00");
        assertThat(toTheSecond.until(moment("08:00:07", "17:00:05"))).isEqualTo(Duration.ZERO);
    }
}
