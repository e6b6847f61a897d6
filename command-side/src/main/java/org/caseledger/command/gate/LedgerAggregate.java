package org.caseledger.command.gate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that is decided by a pure fold of its own history. Each has a kind, which is stored with each of its
 * events, and a constructor by which the framework folds the history into a new instance.
 */
public abstract class LedgerAggregate<S, E extends LedgerEvent> {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable S state;

    /** Decides a command on the state and applies what follows; throws {@link Refused}. */
    protected final void decide(AggregateCommand<S, E> command, MetaData by, Office office) {
        Guards.onVersion(command, by, () -> decide(command, DecisionContext.of(by, office)));
    }

    /** As above, for one of several commands in a request. */
    protected final void decide(AggregateCommand<S, E> command, DecisionContext context) {
        id = command.aggregate().toString();
        check(command, state, context).forEach(event -> apply(event));
    }

    /** What follows from a command on a state; throws {@link Refused}. */
    protected static <S, E extends LedgerEvent> java.util.List<E> check(
            AggregateCommand<S, E> command, @Nullable S state, DecisionContext context) {
        var type = command.getClass();
        Guards.role(type, context);
        Guards.require(
                state == null || !command.begins(), Commands.clausesOf(type), Rule.BEGUN_ONCE, Commands.wordOf(type));
        Guards.timesAndReasons(command, context);
        return command.decide(state, context);
    }

    @EventSourcingHandler
    void on(LedgerEvent event, DomainEventMessage<?> message) {
        id = message.getAggregateIdentifier();
        var actor = Actor.of(Metadata.strings(message.getMetaData()));
        @SuppressWarnings("unchecked") // the stream holds events of this aggregate only
        var own = (E) event;
        state = fold(state, own, actor, message.getTimestamp());
    }

    /** What becomes of the state, without I/O; {@code before} is null for the first event. */
    protected abstract S fold(@Nullable S before, E event, Actor actor, Instant recordedAt);
}
