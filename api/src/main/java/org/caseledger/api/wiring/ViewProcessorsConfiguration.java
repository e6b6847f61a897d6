package org.caseledger.api.wiring;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.ViewEventProcessor;
import org.caseledger.query.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every view as an event processor of Axon, by its name. */
@Configuration
class ViewProcessorsConfiguration {
    /** Axon builds a processor only for a handler; this one handles nothing. */
    private record Placeholder(String view) {}

    @Bean
    ConfigurerModule viewProcessors(Views views) {
        return configurer -> views.names().forEach(view -> register(configurer.eventProcessing(), views, view));
    }

    private static void register(EventProcessingConfigurer processing, Views views, String view) {
        var placeholder = new Placeholder(view);
        processing
                .registerEventProcessor(view, (name, axon, handlers) -> {
                    refuseOthers(name, handlers);
                    return new ViewEventProcessor(views, name);
                })
                .registerEventHandler(axon -> placeholder)
                .assignHandlerInstancesMatching(view, 0, placeholder::equals);
    }

    // They would never be called.
    private static void refuseOthers(String view, EventHandlerInvoker handlers) {
        if (EventCodec.types().stream().anyMatch(handlers::canHandleType)) {
            throw new IllegalStateException("A processing group must not have the name of a view: " + view);
        }
    }
}
