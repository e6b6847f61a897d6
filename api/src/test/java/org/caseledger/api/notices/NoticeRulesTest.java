package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events are looked at, because they may lead to notices. */
class NoticeRulesTest {
    private static final Instant RECORDED = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void givenAnActOfAnotherSystem_thenNobodyIsTold() {
        assertThat(NoticeRules.mayTell(assigned("source"), RECORDED)).isFalse();
        assertThat(NoticeRules.mayTell(assigned(null), RECORDED)).isTrue();
    }

    private static ComplaintAssigned assigned(@Nullable String source) {
        var occurred = new Occurred(null, null, source);
        return new ComplaintAssigned(new UnitId("XIPU"), null, null, null, occurred);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T01:00:00Z, 2026-03-03T01:00:00Z, true",
        "2026-03-02T01:00:00Z, 2026-03-03T01:00:01Z, false",
        "2026-03-01T01:00:01Z, 2026-03-02T01:00:01Z, true",
        "2026-03-01T01:00:00Z, 2026-03-02T01:00:00Z, false"
    })
    void givenADeadlineOfADay_whenItIsStillToCome_thenItMayBeTold(Instant startsAt, Instant dueAt, boolean told) {
        var set = Events.deadline(Clock.REPLY, 1, 1, startsAt, dueAt, dueAt, "reply", "P9.08", "1", "1", false);
        assertThat(NoticeRules.mayTell(set, RECORDED)).isEqualTo(told);
    }
}
