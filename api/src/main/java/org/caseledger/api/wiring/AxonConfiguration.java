package org.caseledger.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.micrometer.MetricsConfigurerModule;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.CommandSide;
import org.caseledger.command.accountability.Accountability;
import org.caseledger.command.calendar.HolidayCalendar;
import org.caseledger.command.complaint.Complaint;
import org.caseledger.command.delegation.Delegations;
import org.caseledger.command.duty.DutyRoster;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.LedgerTargetResolver;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.incident.IncidentAggregate;
import org.caseledger.command.inspection.Inspection;
import org.caseledger.command.oversight.OversightHandler;
import org.caseledger.command.reporting.DistrictReporting;
import org.caseledger.command.reporting.Reporting;
import org.caseledger.command.respondent.RespondentEntry;
import org.caseledger.command.sampling.Sample;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The parts that Axon's starter is to use: on Spring Boot 4 it finds no transactions, no token store and no meters by
 * itself. {@link AxonWiringCheck} asserts that they are in use.
 *
 * <p>Excluded are the update check, which connects to the internet; the timeouts, whose thread keeps a finished program
 * from ending; and what the starter would or would not declare depending on the order of configuration.
 */
@org.springframework.context.annotation.Configuration
@EnableAutoConfiguration(
        exclude = {
            UpdateCheckerAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            MicrometerMetricsAutoConfiguration.class
        })
@Import({
    Complaint.class,
    IncidentAggregate.class,
    DutyRoster.class,
    Inspection.class,
    Accountability.class,
    Reporting.class,
    DistrictReporting.class,
    RespondentEntry.class,
    Sample.class,
    HolidayCalendar.class,
    Delegations.class,
    OversightHandler.class,
    RosterChanges.class
})
class AxonConfiguration {
    @Bean
    @Primary
    Serializer generalSerializer() {
        return new LedgerSerializer();
    }

    @Bean
    EventStorageEngine eventStorageEngine(EventLog log, OfficialSeals seals, DestroyedCases destroyed) {
        return new LedgerStorageEngine(log, seals, destroyed);
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    EventStore eventStore(EventStorageEngine storage, LogSignal signal, Configuration axon) {
        return new LedgerEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(storage)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                signal);
    }

    /** The bus on which who may, idempotency, decide-again and the record of refusals sit. */
    @Bean
    CommandBus commandBus(
            EventLog log, RefusalRecorder refusals, Supplier<Optional<Actor>> currentActor, Configuration axon) {
        return CommandSide.bus(
                NoTransactionManager.INSTANCE,
                log,
                refusals,
                currentActor,
                axon.messageMonitor(CommandBus.class, "commandBus"));
    }

    /** Who is logged in, for a command that is sent without an actor. */
    @Bean
    Supplier<Optional<Actor>> currentActor() {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(LoggedIn.class::isInstance)
                .map(principal -> ((LoggedIn) principal).actor());
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new LedgerTargetResolver();
    }

    @Bean
    Cache aggregateCache() {
        return CommandSide.aggregateCache();
    }

    /** For commands and queries: the log manages its own transactions. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    /**
     * The metadata that events take over from their command. The framework's own, the ids of the messages before, is
     * left out: the metadata of events is hashed as it is.
     */
    @Bean
    CorrelationDataProvider commandData() {
        return CommandSide.correlation();
    }

    @Bean
    MetricsConfigurerModule axonMeters(MeterRegistry registry) {
        return new MetricsConfigurerModule(new AxonMeters(registry), true);
    }
}
