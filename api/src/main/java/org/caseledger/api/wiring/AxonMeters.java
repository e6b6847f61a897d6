package org.caseledger.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.Message;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;

/** Axon's meters, those of an event processor by its name only and not by each type of event too. */
final class AxonMeters extends GlobalMetricRegistry {
    AxonMeters(MeterRegistry registry) {
        super(registry);
    }

    @Override
    public MessageMonitor<? extends Message<?>> registerComponentWithDefaultTags(Class<?> component, String name) {
        if (!EventProcessor.class.isAssignableFrom(component)) {
            return super.registerComponentWithDefaultTags(component, name);
        }
        var tags = Tags.of("processorName", name);
        return registerEventProcessor("eventProcessor", event -> tags, event -> tags);
    }
}
