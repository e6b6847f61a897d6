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
        return moment(at, recordedAt, false);
    }

    private static Moment migrated(@Nullable String at) {
        return moment(at, "17:00:00", true);
    }

    private static Moment moment(@Nullable String at, String recordedAt, boolean migrated) {
        var said = at == null ? null : Instant.parse("2026-03-02T" + at + "Z");
        return new Moment(1, "leader", said, Instant.parse("2026-03-02T" + recordedAt + "Z"), migrated);
    }

    private static final Moment AT_ONCE = moment("09:00:07", "09:00:07");

    @Test
    void whatIsDecidedOnTheSpot_countsFromWhenItCouldBeRead() {
        assertThat(AT_ONCE.until(moment("09:00:19", "09:00:20"))).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void aDraftThatIsDatedBack_winsNobodyTime() {
        var datedBack = moment("08:00:00", "09:00:07");
        assertThat(datedBack.until(moment("09:00:19", "09:00:19"))).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aDecisionThatIsDatedBack_countsFromTheRecordingAllTheSame() {
        assertThat(AT_ONCE.until(moment("08:59:00", "09:00:12"))).isEqualTo(Duration.ofSeconds(5));
        assertThat(moment("08:00:00", "09:00:07").until(moment("08:30:00", "09:00:12")))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(migrated("08:00:00").until(moment("17:00:20", "17:00:20"))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aMigratedDecision_countsByWhatItsSourceSays() {
        assertThat(migrated("08:00:00").until(migrated("10:30:00"))).isEqualTo(Duration.ofMinutes(150));
        assertThat(migrated("08:00:00").until(migrated("08:00:20"))).isEqualTo(Duration.ofSeconds(20));
        assertThat(migrated("09:00:07").until(migrated("08:59:00"))).isEqualTo(Duration.ofSeconds(-67));
    }

    @Test
    void timesOfASourceThatHaveNoSeconds_sayNothingOfSeconds() {
        assertThat(migrated("08:00:00").until(migrated("08:00:00"))).isNull();
        assertThat(migrated("08:00:00").until(migrated("08:01:00"))).isEqualTo(Duration.ofMinutes(1));
        assertThat(migrated("08:00:07").until(migrated("08:00:07"))).isEqualTo(Duration.ZERO);
    }

    @Test
    void aTimeThatASourceDoesNotTell_isNotGuessed() {
        assertThat(migrated(null).until(migrated("09:00:00"))).isNull();
        assertThat(AT_ONCE.until(migrated(null))).isNull();
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
    void whatWasDone_wasDoneWhenItWasRecorded_andInASourceWhenThatSays() {
        assertThat(moment("08:00:07", "09:00:09").doneAt()).isEqualTo("2026-03-02T09:00:09Z");
        assertThat(migrated("08:00:07").doneAt()).isEqualTo("2026-03-02T08:00:07Z");
        assertThat(migrated(null).doneAt()).isNull();
    }

    @Test
    void aRequestWasMade_whenItCouldBeRead_andInASourceWhenThatSays() {
        var datedBack = moment("08:00:00", "09:00:07");
        assertThat(datedBack.askedAt(moment("08:30:00", "09:00:19"))).isEqualTo("2026-03-02T09:00:07Z");
        assertThat(migrated("08:00:00").askedAt(migrated("08:30:00"))).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(migrated(null).askedAt(migrated("09:00:00"))).isNull();
    }
}
