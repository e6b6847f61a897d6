package org.caseledger.command.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * The one way in: what is decided is recorded, what is refused is recorded too, in a stream of its own, and a request
 * that is sent again is answered from the log as it was before. Whoever sends to this bus, through a gateway or not,
 * meets all of it. Its answer to a {@link Command} is an {@link Outcome}.
 *
 * <p>A decision on a cached aggregate stands if it was recorded, which proves that no other command came in between. A
 * refusal, a conflict or doing nothing may come from an old state: it is decided again on what the log has, and only
 * this counts.
 */
public final class LedgerCommandBus implements CommandBus {
    private static final int MOST_ATTEMPTS = 5;

    private final CommandBus handlers;
    private final EventLog log;
    private final RequestHistory history;
    private final RefusalRecorder refusals;
    private final Supplier<Optional<Actor>> actor;

    /** A bus over that of the handlers; {@code actor} is who acts where the sender does not name anyone. */
    public LedgerCommandBus(
            CommandBus handlers, EventLog log, RefusalRecorder refusals, Supplier<Optional<Actor>> actor) {
        this.handlers = handlers;
        this.log = log;
        this.history = new RequestHistory(log);
        this.refusals = refusals;
        this.actor = actor;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> message) {
        dispatch(message, LoggingCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> message, CommandCallback<? super C, ? super R> callback) {
        if (!(message.getPayload() instanceof Command command)) {
            handlers.dispatch(message, callback);
            return;
        }
        CommandResultMessage<R> result;
        try {
            result = GenericCommandResultMessage.asCommandResultMessage(take(command, message));
        } catch (RuntimeException e) {
            result = GenericCommandResultMessage.asCommandResultMessage(e);
        }
        callback.onResult(message, result);
    }

    private Outcome take(Command command, CommandMessage<?> message) {
        var named = message.getMetaData().containsKey("actor") ? message : inOwnName(message);
        var metadata = kept(named);
        // A request that begins a case claims its number: not if it is a repetition.
        if (command.begins() && metadata.containsKey(Request.FINGERPRINT)) {
            var before = history.outcome(command, metadata);
            if (before.isPresent()) {
                return before.get();
            }
        }
        // Any other repetition is detected by its event ids when it would be recorded again, and is looked up whenever
        // nothing is recorded, whatever the current state: it gets the answer of the first.
        try {
            var recorded = decide(command, named);
            if (recorded.isEmpty()) {
                return answered(command, metadata).orElseGet(() -> new Outcome(command.aggregate(), log.head()));
            }
            return new Outcome(
                    command.aggregate(), recorded.get(recorded.size() - 1).position());
        } catch (Refused refused) {
            return answered(command, metadata).orElseGet(() -> reject(command, refused, metadata));
        } catch (AlreadyRecorded repeated) {
            return answered(command, metadata).orElseThrow(() -> repeated);
        } catch (ConflictingAggregateVersionException e) {
            return answered(command, metadata).orElseThrow(() -> new SomebodyActedFirst(caseId(command), true, e));
        } catch (ConcurrencyException e) {
            return answered(command, metadata).orElseGet(() -> overtaken(command, metadata, e));
        } catch (AggregateNotFoundException e) {
            return answered(command, metadata).orElseThrow(() -> new NoSuchCase(caseId(command)));
        }
    }

    private Optional<Outcome> answered(Command command, Map<String, String> metadata) {
        return history.outcome(command, metadata);
    }

    /** Decides under the lock that the command, or a delegated signature, needs. */
    private List<StoredEvent> decide(Command command, CommandMessage<?> message) {
        // A delegated signature is recorded only while the delegation is in force.
        boolean forAnother = message.getMetaData().containsKey(Behalf.PERSON);
        var lock = forAnother ? Delegation.LOCK : command.lock();
        return lock == null
                ? decideUntilItCounts(command, message)
                : log.inTurn(lock, () -> decideUntilItCounts(command, message));
    }

    private List<StoredEvent> decideUntilItCounts(Command command, CommandMessage<?> message) {
        var attempt = CommandAttempt.begin(false, command);
        try {
            send(command, message);
        } catch (Refused | ConcurrencyException | ConflictingAggregateVersionException possiblyStale) {
            if (!attempt.isInDoubt() && !isOvertaken(command, possiblyStale)) {
                throw possiblyStale;
            }
            return decideFromLog(command, message);
        } finally {
            CommandAttempt.end();
        }
        return attempt.isInDoubt() ? decideFromLog(command, message) : attempt.recorded();
    }

    private List<StoredEvent> decideFromLog(Command command, CommandMessage<?> message) {
        for (int attempts = 2; ; attempts++) {
            var attempt = CommandAttempt.begin(true, command);
            try {
                send(command, message);
                return attempt.recorded();
            } catch (ConcurrencyException faster) {
                if (attempts == MOST_ATTEMPTS || !isOvertaken(command, faster)) {
                    throw faster;
                }
            } finally {
                CommandAttempt.end();
            }
        }
    }

    private static boolean isOvertaken(Command command, RuntimeException e) {
        return e instanceof ConcurrencyException && command.retriesWhenOvertaken() && !command.begins();
    }

    /** Sends it to its handler; to the one that begins an aggregate when there is none yet. */
    private void send(Command command, CommandMessage<?> message) {
        try {
            handle(message, command.handledAs());
        } catch (AggregateNotFoundException e) {
            if (!command.mayBegin()) {
                throw e;
            }
            handle(message, command.handledAs() + Command.BEGINS);
        }
    }

    private void handle(CommandMessage<?> message, String name) {
        var result = new AtomicReference<@Nullable CommandResultMessage<?>>();
        handlers.dispatch(new GenericCommandMessage<>(message, name), (sent, answer) -> result.set(answer));
        var answer = result.get();
        if (answer == null) {
            throw new IllegalStateException("The command bus of the handlers is not synchronous");
        } else if (answer.isExceptional()) {
            throw answer.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(answer.exceptionResult());
        }
    }

    private Outcome reject(Command command, Refused refused, Map<String, String> metadata) {
        try {
            throw refusals.refuse(command, refused, metadata);
        } catch (AlreadyRecorded repeated) {
            return answered(command, metadata).orElseThrow(() -> repeated);
        }
    }

    /** An aggregate begins once; any other command was overtaken by another one. */
    private Outcome overtaken(Command command, Map<String, String> metadata, ConcurrencyException e) {
        if (command.begins() && command.retriesWhenOvertaken() && existed(command)) {
            var type = command.getClass();
            return reject(
                    command, new Refused(Commands.clausesOf(type), Rule.BEGUN_ONCE, Commands.wordOf(type)), metadata);
        }
        throw new SomebodyActedFirst(caseId(command), false, e);
    }

    private boolean existed(Command command) {
        return log.kindOf(command.aggregate())
                .filter(kind -> kind.equals(command.streamKind()))
                .isPresent();
    }

    private static CaseId caseId(Command command) {
        return new CaseId(command.aggregate());
    }

    private <C> CommandMessage<C> inOwnName(CommandMessage<C> message) {
        var who = actor.get().orElseThrow(() -> new IllegalStateException("No actor for " + message.getCommandName()));
        var metadata = new HashMap<String, Object>(Request.once().metadata(who));
        metadata.putAll(message.getMetaData());
        return message.withMetaData(metadata);
    }

    private static Map<String, String> kept(CommandMessage<?> message) {
        return Metadata.strings(message.getMetaData());
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return handlers.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return handlers.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return handlers.registerDispatchInterceptor(interceptor);
    }
}
