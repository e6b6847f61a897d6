package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

/** How a deadline of an exercise was kept, in its own time and with a limit that is shortened. */
class VerdictTest {
    private static final String DUE = "2026-03-09T16:00:00Z";

    /** Set on Monday 2 March at 09:00 and due a week later at 24:00: 183 hours. */
    private static History set() {
        return History.received().set(Clock.REPLY, 1, DUE);
    }

    private static Deadline deadline(History history) {
        return CaseFile.fold(history.recorded()).orElseThrow().deadlines().all().get(0);
    }

    private static Verdict of(History history, String now) {
        return Verdict.of(deadline(history), Instant.parse(now));
    }

    private static Verdict atSpeed(History history, String now, int speed) {
        return Verdict.atSpeed(deadline(history), Instant.parse(now), speed);
    }

    @Test
    void givenADeadlineThatRuns_whenItsTimeHasCome_thenItIsLate() {
        assertThat(of(set(), "2026-03-09T15:59:59Z")).isEqualTo(Verdict.RUNNING);
        assertThat(of(set(), DUE)).isEqualTo(Verdict.LATE);
        assertThat(of(set().suspended(Clock.REPLY, 1), DUE))
                .as("nothing is due while it is suspended")
                .isEqualTo(Verdict.RUNNING);
    }

    @Test
    void givenADeadlineThatWasMet_whenJudged_thenItsOwnWordCounts() {
        assertThat(of(set().replied().met(Clock.REPLY, 1, false), "2026-06-01T00:00:00Z"))
                .isEqualTo(Verdict.MET);
        assertThat(of(set().replied().met(Clock.REPLY, 1, true), "2026-03-02T02:00:00Z"))
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void givenADeadlineThatLapsed_whenItHadBeenMissed_thenItIsLateAllTheSame() {
        var now = "2026-06-01T00:00:00Z";
        assertThat(of(set().declined().lapsed(Clock.REPLY, 1), now)).isEqualTo(Verdict.LAPSED);
        assertThat(of(set().missed(Clock.REPLY, 1).declined().lapsed(Clock.REPLY, 1), now))
                .isEqualTo(Verdict.LATE);
        assertThat(of(set().missed(Clock.REPLY, 1), "2026-03-03T00:00:00Z")).isEqualTo(Verdict.LATE);
    }

    @Test
    void givenALimitThatIsShortened_whenItWasMet_thenTheShorterOneDecides() {
        // A sixtieth of 183 hours is 3 hours and 3 minutes.
        var inTime = set().at("2026-03-02T04:03:00Z").replied().met(Clock.REPLY, 1, false);
        assertThat(atSpeed(inTime, DUE, 60)).isEqualTo(Verdict.MET);
        var late = set().at("2026-03-02T04:03:01Z").replied().met(Clock.REPLY, 1, false);
        assertThat(atSpeed(late, DUE, 60)).isEqualTo(Verdict.LATE);
        assertThat(atSpeed(late, DUE, 1)).isEqualTo(Verdict.MET);
    }

    @Test
    void givenALimitThatIsShortened_whenItStillRuns_thenItIsLateAfterIt() {
        assertThat(atSpeed(set(), "2026-03-02T04:03:00Z", 60)).isEqualTo(Verdict.RUNNING);
        assertThat(atSpeed(set(), "2026-03-02T04:03:01Z", 60)).isEqualTo(Verdict.LATE);
    }

    @Test
    void givenALimitThatIsShortened_whenItLapsed_thenOnlyAMissedOneIsJudged() {
        assertThat(atSpeed(set().declined().lapsed(Clock.REPLY, 1), DUE, 60)).isEqualTo(Verdict.LAPSED);
        var missed = set().missed(Clock.REPLY, 1).declined().lapsed(Clock.REPLY, 1);
        assertThat(atSpeed(missed, DUE, 60)).isEqualTo(Verdict.LATE);
    }

    @Test
    void givenSeveralStartsOfADeadline_whenTakenTogether_thenTheGravestStands() {
        assertThat(Verdict.gravest(List.of())).isEqualTo(Verdict.LAPSED);
        assertThat(Verdict.gravest(List.of(Verdict.LAPSED, Verdict.MET))).isEqualTo(Verdict.MET);
        assertThat(Verdict.gravest(List.of(Verdict.RUNNING, Verdict.MET))).isEqualTo(Verdict.RUNNING);
        assertThat(Verdict.gravest(List.of(Verdict.LATE, Verdict.RUNNING, Verdict.MET)))
                .isEqualTo(Verdict.LATE);
    }
}
