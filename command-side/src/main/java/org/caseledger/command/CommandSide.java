package org.caseledger.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.caseledger.command.accountability.Accountability;
import org.caseledger.command.calendar.HolidayCalendar;
import org.caseledger.command.complaint.Complaint;
import org.caseledger.command.delegation.Delegations;
import org.caseledger.command.duty.DutyRoster;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.gate.AggregateCache;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.LedgerCommandBus;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.LedgerTargetResolver;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.PastEvents;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Request;
import org.caseledger.command.incident.IncidentAggregate;
import org.caseledger.command.inspection.Inspection;
import org.caseledger.command.oversight.OversightHandler;
import org.caseledger.command.reporting.DistrictReporting;
import org.caseledger.command.reporting.Reporting;
import org.caseledger.command.respondent.RespondentEntry;
import org.caseledger.command.sampling.Sample;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.TextOrigin;
import org.jspecify.annotations.Nullable;

/**
 * The command side: its aggregates and the parts that they need of the framework. A program with the framework's Spring
 * Boot starter declares these parts as beans; {@link #over(EventLog, Office)} puts the same parts together without
 * Spring.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class CommandSide implements AutoCloseable {
    /** Every kind of aggregate. */
    public static final Set<Class<?>> AGGREGATES = Set.of(
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
            Delegations.class);

    /** About two kB for a new case, somewhat more for a long one: tens of MB for what an office handles in weeks. */
    private static final long CASES_IN_CACHE = 10_000;

    @Getter
    private final Configuration configuration;
    /** Takes requests of people; null over another storage. */
    @Getter
    private final @Nullable CommandGate gate;

    /** The command side of one node over a log in which nothing is sealed but personal data. */
    public static CommandSide over(EventLog log, Office office) {
        return over(log, OfficialSeals.NONE, office);
    }

    /** The command side of one node over the ledger's log. */
    public static CommandSide over(EventLog log, OfficialSeals seals, Office office) {
        var refusals = new RefusalRecorder(log, office);
        var configurer = configurer(
                        new LedgerStorageEngine(log, seals), NoTransactionManager.INSTANCE, office, aggregateCache())
                .configureCommandBus(c -> bus(
                        NoTransactionManager.INSTANCE, log, refusals, Optional::empty, NoOpMessageMonitor.INSTANCE));
        var started = configurer.start();
        return new CommandSide(started, new CommandGate(started.commandGateway(), log, refusals));
    }

    /**
     * The same aggregates and commands over another storage of the framework, with a cache of its own or none, for
     * comparison with the log; only {@link #send} gives commands to it.
     */
    public static CommandSide over(
            EventStorageEngine storage, TransactionManager transactions, Office office, @Nullable Cache cache) {
        return new CommandSide(configurer(storage, transactions, office, cache).start(), null);
    }

    /** The same over what has passed and is recorded at once, later. */
    public static CommandSide over(PastEvents past, Office office) {
        return over(past, NoTransactionManager.INSTANCE, office, null);
    }

    private static Configurer configurer(
            EventStorageEngine storage, TransactionManager transactions, Office office, @Nullable Cache cache) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(c -> transactions)
                .configureEmbeddedEventStore(c -> storage)
                .configureCorrelationDataProviders(c -> List.of(correlation()))
                .registerComponent(Office.class, c -> office)
                .registerCommandHandler(c -> new OversightHandler(c.eventBus()))
                .registerCommandHandler(c -> new RosterChanges(c.repository(DutyRoster.class)));
        for (var type : AGGREGATES) {
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(type)
                    .configureCache(c -> type == Complaint.class ? cache : null)
                    .configureCommandTargetResolver(c -> new LedgerTargetResolver()));
        }
        return configurer;
    }

    /** The bus that all commands take: see {@link LedgerCommandBus}. */
    public static CommandBus bus(
            TransactionManager transactions,
            EventLog log,
            RefusalRecorder refusals,
            Supplier<Optional<Actor>> actor,
            MessageMonitor<? super CommandMessage<?>> monitor) {
        var handlers = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .messageMonitor(monitor)
                .build();
        handlers.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation()));
        return new LedgerCommandBus(handlers, log, refusals, actor);
    }

    /** The cases that a node handled last. */
    public static Cache aggregateCache() {
        return new AggregateCache(CASES_IN_CACHE);
    }

    /** What is kept with each event of the command that leads to it. */
    public static CorrelationDataProvider correlation() {
        return new SimpleCorrelationDataProvider(
                "actor",
                "name",
                "role",
                "unit",
                Behalf.PERSON,
                Behalf.NAME,
                Request.ID,
                Request.FINGERPRINT,
                TextOrigin.TEMPLATES,
                TextOrigin.CHANGED);
    }

    /** Gives a command to the handlers themselves: nothing is answered from the log. */
    public void send(Command command, Actor actor, Request request) {
        configuration.commandGateway().sendAndWait(message(command, actor, request));
    }

    /** A command as the bus takes it. */
    public static CommandMessage<Command> message(Command command, Actor actor, Request request) {
        return CommandGate.message(command, actor, request);
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
