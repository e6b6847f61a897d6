package org.caseledger.api.wiring;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.caseledger.api.security.RefusedAttempts;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.springframework.stereotype.Component;

/** Meters of what this node records: the events of each commit, and the refusals of each rule. */
@Component
class CommitMeters {
    private static final String REFUSED = EventCodec.nameOf(AttemptRefused.class);

    private final MeterRegistry registry;
    private final DistributionSummary events;

    private final RefusedAttempts attempts;

    CommitMeters(MeterRegistry registry, RefusedAttempts attempts) {
        this.registry = registry;
        this.attempts = attempts;
        this.events = DistributionSummary.builder("caseledger.commit.events")
                .description("Events recorded by one commit")
                .register(registry);
    }

    void count(List<StoredEvent> committed) {
        events.record(committed.size());
        committed.stream().filter(event -> event.type().equals(REFUSED)).forEach(this::refused);
    }

    private void refused(StoredEvent event) {
        var refusal = EventCodec.read(event.payload(), AttemptRefused.class);
        registry.counter("caseledger.refusals", "rule", refusal.rule()).increment();
        attempts.count(Actor.of(EventCodec.readMetadata(event.metadata())).person());
    }
}
