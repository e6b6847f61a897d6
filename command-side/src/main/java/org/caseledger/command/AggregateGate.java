package org.caseledger.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.SequenceConflict;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Labelled;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.jspecify.annotations.Nullable;

/**
 * The one way in for commands on one kind of {@link Aggregate}: read, decided and recorded whole or
 * not at all; what is refused is recorded in the refusals beside its stream, and a request that is
 * sent again is answered from the log as it was before.
 */
public final class AggregateGate<S, E extends LedgerEvent> {

    private static final int MOST_ATTEMPTS = 5;

    private final Aggregate<S, E> aggregate;
    private final EventLog log;
    private final Office office;
    private final Oversight oversight;

    public AggregateGate(Aggregate<S, E> aggregate, EventLog log, Office office) {
        this.aggregate = aggregate;
        this.log = log;
        this.office = office;
        this.oversight = new Oversight(log);
    }

    /**
     * What has become of an aggregate, and how many events that took; {@code state} may be none.
     */
    public record Found<S>(@Nullable S state, long events) {}

    private record Word(String zh, String en) implements Labelled {}

    /** The aggregate as it stands in the log. */
    public Found<S> find(UUID id) {
        S state = null;
        var stored = log.readStream(id);
        for (var one : stored) {
            var event = EventCodec.read(one.type(), one.revision(), one.payload());
            if (!aggregate.events().isInstance(event)) {
                return new Found<>(null, 0); // a stream of another kind
            }
            var actor = Actor.of(EventCodec.readMetadata(one.metadata()));
            state = aggregate.on(state, aggregate.events().cast(event), actor, one.recordedAt());
        }
        return new Found<>(state, stored.size());
    }

    /**
     * Gives a command in somebody's name; returns the position of the last event that it led to.
     *
     * @throws Rejection when a rule forbids it
     * @throws NoSuchCase when there is no aggregate of this identity
     * @throws SomebodyActedFirst when it is at another version than the sender has seen, or others
     *     were faster again and again
     * @throws RequestReused when the request was given before with another content
     */
    public long give(AggregateCommand<S, E> command, Actor actor, Request request) {
        return giveAll(List.of(command), actor, request);
    }

    /**
     * Gives several commands as one request, each decided on what those before it lead to, all
     * recorded or none; as {@link #give}, with the first that a rule forbids.
     */
    public long giveAll(
            List<? extends AggregateCommand<S, E>> commands, Actor actor, Request request) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var before = answered(commands, request);
            if (before.isPresent()) {
                return before.get();
            }
            var course = new Course(actor, request);
            try {
                commands.forEach(course::take);
                return course.record();
            } catch (SequenceConflict faster) {
                continue; // decided again on what the log has now
            } catch (AlreadyRecorded twin) {
                continue; // the same request came in twice at once: answered as the other was
            } catch (Refused refused) {
                reject(commands.get(course.taken), refused, actor, request);
            }
        }
        throw new SomebodyActedFirst(new CaseId(commands.get(0).id()), false, null);
    }

    /** Whether this request was given before. */
    public boolean knows(Request request) {
        return log.findEvent(request.id().eventId(0)).isPresent();
    }

    /**
     * What would be refused of these commands, by their places, if the others were given one after
     * the other; nothing is recorded.
     */
    public Map<Integer, Refused> refusals(
            List<? extends AggregateCommand<S, E>> commands, Actor actor) {
        var course = new Course(actor, Request.once());
        var refusals = new TreeMap<Integer, Refused>();
        for (int i = 0; i < commands.size(); i++) {
            try {
                course.take(commands.get(i));
            } catch (Refused refused) {
                refusals.put(i, refused);
            }
        }
        return refusals;
    }

    /** The commands of one request, decided one after the other on the log and each other. */
    private final class Course {

        private final Desk desk;
        private final Request request;
        private final Map<UUID, Found<S>> found = new HashMap<>();
        private final List<NewEvent> records = new ArrayList<>();
        private int taken;

        Course(Actor actor, Request request) {
            this.desk = new Desk(actor, office.time().instant(), office);
            this.request = request;
        }

        void take(AggregateCommand<S, E> command) {
            var before = found.computeIfAbsent(command.id(), AggregateGate.this::find);
            if (before.state() == null && !command.mayBegin()) {
                throw new NoSuchCase(new CaseId(command.id()));
            }
            var expected = request.expectedVersion();
            if (taken == 0 && expected != null && expected != before.events() - 1) {
                throw new SomebodyActedFirst(new CaseId(command.id()), true, null);
            }
            admit(command, before.state(), desk);
            var state = before.state();
            long events = before.events();
            for (E event : command.decide(state, desk)) {
                records.add(newEvent(command.id(), events++, event));
                state = aggregate.on(state, event, desk.actor(), desk.now());
            }
            found.put(command.id(), new Found<>(state, events));
            taken++;
        }

        private NewEvent newEvent(UUID stream, long sequence, E event) {
            var type = EventCodec.typeOf(event.getClass());
            return new NewEvent(
                    request.id().eventId(records.size()),
                    aggregate.kind(),
                    stream,
                    sequence,
                    type.value(),
                    type.revision(),
                    EventCodec.write(event),
                    EventCodec.write(request.metadata(desk.actor())));
        }

        /** Returns the position of the last event; the log's when nothing follows. */
        long record() {
            var recorded = log.append(records);
            return recorded.isEmpty() ? log.head() : recorded.get(recorded.size() - 1).position();
        }
    }

    private void admit(AggregateCommand<S, E> command, @Nullable S state, Desk desk) {
        var given = givenBy(command);
        var word = new Word(given.zh(), given.en());
        var role = desk.actor().role();
        var roles = Arrays.asList(given.to());
        Guards.require(
                roles.contains(role), given.clause(), Rule.ROLE, word, role, new Words(roles));
        Guards.require(state == null || !command.begins(), given.clause(), Rule.BEGUN_ONCE, word);
        Guards.times(command.occurredAt(), command.lateReason(), desk);
    }

    private void reject(
            AggregateCommand<S, E> command, Refused refused, Actor actor, Request request) {
        var refusal =
                new AttemptRefused(
                        null,
                        Commands.pathOf(command.getClass()),
                        refused.rule().name(),
                        refused.clause(),
                        refused.zh(),
                        refused.en(),
                        null,
                        List.of());
        try {
            oversight.refusal(
                    refusal,
                    new CaseId(command.id()),
                    request.id().eventId(0),
                    request.metadata(actor));
        } catch (AlreadyRecorded twin) {
            return; // answered as the other was
        }
        throw new Rejection(refusal);
    }

    /** What this request led to before, if it is in the log. */
    private Optional<Long> answered(
            List<? extends AggregateCommand<S, E>> commands, Request request) {
        var first = log.findEvent(request.id().eventId(0));
        first.ifPresent(event -> mustBeTheSame(event, request));
        return first.map(event -> lastOf(request, commands));
    }

    private static void mustBeTheSame(StoredEvent first, Request request) {
        request.mustHaveLedTo(EventCodec.readMetadata(first.metadata()));
        if (EventCodec.read(first.type(), first.revision(), first.payload())
                instanceof AttemptRefused refusal) {
            throw new Rejection(refusal);
        }
    }

    private long lastOf(Request request, List<? extends AggregateCommand<S, E>> commands) {
        var sender = request.id().value().toString();
        var streams = commands.stream().map(AggregateCommand::id).distinct().toList();
        return log.readStreams(streams).stream()
                .filter(
                        e ->
                                sender.equals(
                                        EventCodec.readMetadata(e.metadata()).get(RequestId.KEY)))
                .mapToLong(StoredEvent::position)
                .max()
                .orElseGet(log::head);
    }

    private static GivenBy givenBy(AggregateCommand<?, ?> command) {
        return command.getClass().getAnnotation(GivenBy.class);
    }
}
