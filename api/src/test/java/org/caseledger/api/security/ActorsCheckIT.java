package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.office.PersonEvent;
import org.junit.jupiter.api.Test;

/** Who was disabled, or had another role, acted all the same: the log is whole, and says so. */
class ActorsCheckIT {
    private static final String LEAVER =
            "{\"name\":\"离岗人\",\"role\":\"LEADER\",\"unit\":\"LEADERSHIP\",\"reason\":\"岗位调整\",\"active\":%s%s}";

    /** An event like another one, of an actor in a role, recorded so long after another one. */
    private static StoredEvent like(
            TestLedger ledger, StoredEvent event, String role, StoredEvent before, Duration later) {
        var metadata = event.metadata()
                .replaceFirst("\"actor\":\"[^\"]+\"", "\"actor\":\"leaver\"")
                .replaceFirst("\"role\":\"[^\"]+\"", "\"role\":\"%s\"".formatted(role));
        var same = new NewEvent(
                UUID.randomUUID(),
                event.aggregateType(),
                event.streamId(),
                NewEvent.NEXT,
                event.type(),
                event.revision(),
                event.payload(),
                metadata);
        return ledger.bean(EventLog.class)
                .appendPast(List.of(same), List.of(before.recordedAt().plus(later)))
                .get(0);
    }

    private static StoredEvent last(TestLedger ledger, UUID stream) {
        var events = ledger.bean(EventLog.class).readStream(stream);
        return events.get(events.size() - 1);
    }

    @Test
    void givenAnActOfAPersonInAnotherRoleOrDisabled_whenTheActorsAreChecked_thenItIsNamed() {
        try (var ledger = TestLedger.onNewDatabase()) {
            var check = ledger.bean(ActorsCheck.class);
            var admin = ledger.as("admin");
            admin.put("/api/people/leaver", LEAVER.formatted(true, ",\"password\":\"leaver-2026\""));
            var active = last(ledger, PersonEvent.streamOf("leaver"));
            var act = last(ledger, PersonEvent.streamOf("handler"));
            like(ledger, act, "LEADER", active, Duration.ofMinutes(2));
            assertThat(check.run()).isEmpty();

            admin.put("/api/people/leaver", LEAVER.formatted(false, ""));
            var disabled = last(ledger, PersonEvent.streamOf("leaver"));
            like(ledger, act, "LEADER", disabled, Duration.ofSeconds(59));
            assertThat(check.run()).isEmpty();
            var late = like(ledger, act, "LEADER", disabled, Duration.ofMinutes(2));
            assertThat(check.run()).map(Fault::position).contains(late.position());
            assertThat(check.run())
                    .map(Fault::zh)
                    .hasValueSatisfying(zh -> assertThat(zh).contains("leaver 当时已停用或不是此角色"));
        }
    }

    @Test
    void givenAnActInARoleThatThePersonDoesNotHave_whenTheActorsAreChecked_thenItIsNamed() {
        try (var ledger = TestLedger.onNewDatabase()) {
            ledger.as("admin").put("/api/people/leaver", LEAVER.formatted(true, ",\"password\":\"leaver-2026\""));
            var active = last(ledger, PersonEvent.streamOf("leaver"));
            var act = last(ledger, PersonEvent.streamOf("handler"));

            var other = like(ledger, act, "HEAD", active, Duration.ofMinutes(2));

            assertThat(ledger.bean(ActorsCheck.class).run())
                    .map(Fault::position)
                    .contains(other.position());
        }
    }
}
