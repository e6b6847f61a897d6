package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventCodec;
import org.caseledger.events.HandlingUrged;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.SealedDataOpened;
import org.junit.jupiter.api.Test;

class RecordedTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private final UUID stream = UUID.randomUUID();

    private StoredEvent stored(String type, LedgerEvent event) {
        return new StoredEvent(
                7,
                stream,
                3,
                "complaint",
                type,
                1,
                EventCodec.write(event),
                EventCodec.write(Actor.SYSTEM.toMetadata()),
                UUID.randomUUID(),
                AT,
                new byte[32]);
    }

    @Test
    void anEventOfACaseBelongsToIt() {
        var event = new HandlingUrged("请抓紧", Occurred.at(AT));

        assertThat(Recorded.of(stored("HandlingUrged", event)))
                .isEqualTo(new Recorded(7, new CaseId(stream), 3, AT, Actor.SYSTEM, event));
    }

    @Test
    void anOversightEventBelongsToTheCaseItConcerns() {
        CaseId concerned = CaseId.random();
        var event = new SealedDataOpened(concerned, Set.of("narrative"), "page");

        assertThat(Recorded.of(stored("SealedDataOpened", event)).caseId()).isEqualTo(concerned);
    }

    @Test
    void anUnknownEventIsNeverGuessed() {
        var event = new HandlingUrged("请抓紧", Occurred.at(AT));

        assertThatThrownBy(() -> Recorded.of(stored("HandlingImagined", event)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
