package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
}
