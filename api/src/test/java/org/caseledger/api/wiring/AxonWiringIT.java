package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.updates.UpdateChecker;
import org.caseledger.api.processors.ProcessorFailures;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.AmendedRetention;
import org.caseledger.procedure.ApprovedParameters;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.duty.DutyView;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.ArrivingFiles;
import org.caseledger.vault.DestructionList;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AxonWiringIT {
    private static final HikariDataSource DATABASE = TestDatabase.fresh();

    /** What the rest of the program brings. */
    @Configuration
    static class Rest {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        LogSignal logSignal(DataSource dataSource) {
            return new LogSignal(dataSource);
        }

        @Bean
        EventLog eventLog(DataSource dataSource) {
            return new EventLog(dataSource, TestDatabase.EVENT_KEY, Clock.systemUTC());
        }

        @Bean
        Views views(DataSource dataSource, EventLog log, LogSignal signal) {
            return new Views(dataSource, log, signal, List.of(new DutyView(dataSource)));
        }

        @Bean
        RefusalRecorder refusalRecorder(EventLog log, Office office) {
            return new RefusalRecorder(log, office);
        }

        @Bean
        Office office(DataSource dataSource, EventLog log) {
            var procedures = Procedures.builtIn();
            var calendar = WorkCalendar.builtIn();
            var vault = new Vault(dataSource, Optional.empty());
            var jdbc = JdbcClient.create(dataSource);
            var files = new SealedFiles(dataSource, vault);
            return new DatabaseOffice(
                    Clock.systemUTC(),
                    procedures,
                    () -> procedures.get("P9"),
                    calendar,
                    vault,
                    files,
                    new ArrivingFiles(files),
                    new Units(jdbc, vault),
                    new Logins(jdbc),
                    new People(jdbc, new BCryptPasswordEncoder(4), vault),
                    new CaseNumbers(dataSource),
                    new AmendedRetention(RetentionSchedule.builtIn(), new ApprovedParameters(log)),
                    log,
                    new BoardQueries(dataSource),
                    () -> KnownOffices.NONE);
        }

        @Bean
        DestroyedCases destroyedCases() {
            return new DestroyedCases(new DestructionList(Path.of("nothing-is-destroyed")));
        }

        @Bean
        OfficialSeals officialSeals() {
            return OfficialSeals.NONE;
        }

        @Bean
        LedgerConfiguration.Migrated migrated() {
            return new LedgerConfiguration.Migrated();
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<Arguments> otherParts() {
        return Stream.of(
                arguments(
                        "LedgerCommandBus",
                        bean(
                                "commandBus",
                                CommandBus.class,
                                SimpleCommandBus.builder().build())),
                arguments(
                        "LedgerEventStore",
                        bean(
                                "eventBus",
                                EventStore.class,
                                EmbeddedEventStore.builder()
                                        .storageEngine(new InMemoryEventStorageEngine())
                                        .build())),
                arguments(
                        "LedgerStorageEngine",
                        bean("eventStorageEngine", EventStorageEngine.class, new InMemoryEventStorageEngine())),
                arguments("AggregateCache", bean("aggregateCache", Cache.class, NoCache.INSTANCE)),
                arguments(
                        "LedgerTargetResolver",
                        bean(
                                "commandTargetResolver",
                                CommandTargetResolver.class,
                                AnnotationCommandTargetResolver.builder().build())),
                arguments(
                        "NoTransactionManager",
                        bean(
                                "axonTransactionManager",
                                TransactionManager.class,
                                () -> NoTransactionManager.INSTANCE.startTransaction())),
                arguments(
                        "LedgerSerializer",
                        bean("generalSerializer", Serializer.class, JacksonSerializer.defaultSerializer())),
                arguments(
                        "SimpleCorrelationDataProvider",
                        bean("commandData", CorrelationDataProvider.class, new MessageOriginProvider())),
                arguments("JdbcTokenStore", bean("tokenStore", TokenStore.class, new InMemoryTokenStore())),
                arguments(
                        "SpringTransactionManager",
                        processing(p -> p.registerDefaultTransactionManager(axon -> NoTransactionManager.INSTANCE))),
                arguments(
                        "PropagatingErrorHandler",
                        processing(p ->
                                p.registerDefaultListenerInvocationErrorHandler(axon -> new LoggingErrorHandler()))),
                arguments(
                        "PropagatingErrorHandler",
                        processing(p -> p.registerDefaultErrorHandler(axon -> context -> {}))),
                arguments(
                        "SequentialPerAggregatePolicy",
                        processing(p -> p.registerDefaultSequencingPolicy(axon -> new SequentialPolicy()))));
    }

    @ParameterizedTest
    @MethodSource("otherParts")
    void givenAPartThatIsNotOurs_whenTheLedgerStarts_thenItRefuses(
            String expected, Consumer<GenericApplicationContext> replacement) {
        assertThatThrownBy(() -> start(replacement).close()).hasMessageContaining("Axon must work with a " + expected);
    }

    @ProcessingGroup("duty")
    static class NamedAsAView {
        @EventHandler
        void on(ComplaintReceived event) {}
    }

    @Test
    void givenAHandlerInAGroupNamedAsAView_whenTheLedgerStarts_thenItRefuses() {
        assertThatThrownBy(() -> start(c -> c.registerBean(NamedAsAView.class)).close())
                .hasStackTraceContaining("must not have the name of a view: duty");
    }

    @Test
    void givenOurParts_whenTheLedgerStarts_thenNothingOfTheFrameworkCallsOut() {
        // By default the framework leaves its update check out of tests.
        System.setProperty("axoniq.usage.force-test-environment", "true");
        try (var context = start(nothing -> {})) {
            assertThat(context.getBeanNamesForType(UpdateChecker.class)).isEmpty();
        } finally {
            System.clearProperty("axoniq.usage.force-test-environment");
        }
    }

    private static ConfigurableApplicationContext start(Consumer<GenericApplicationContext> replacement) {
        var application = new SpringApplication(
                AxonConfiguration.class,
                EventProcessorConfiguration.class,
                ViewProcessorsConfiguration.class,
                ProcessorFailures.class,
                AxonWiringCheck.class,
                Rest.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAllowBeanDefinitionOverriding(true);
        application.addInitializers(context -> replacement.accept((GenericApplicationContext) context));
        // The parts that a load balancer asks about are not among these.
        return application.run(
                "--spring.datasource.url=" + DATABASE.getJdbcUrl(),
                "--management.endpoint.health.validate-group-membership=false");
    }

    private static <T> Consumer<GenericApplicationContext> bean(String name, Class<T> type, T other) {
        return context -> context.registerBean(name, type, () -> other, definition -> definition.setPrimary(true));
    }

    private static Consumer<GenericApplicationContext> processing(Consumer<EventProcessingConfigurer> change) {
        var module = new ConfigurerModule() {
            @Override
            public void configureModule(Configurer configurer) {
                change.accept(configurer.eventProcessing());
            }

            @Override
            public int order() {
                return Integer.MAX_VALUE;
            }
        };
        return context -> context.registerBean("other", ConfigurerModule.class, () -> module);
    }
}
