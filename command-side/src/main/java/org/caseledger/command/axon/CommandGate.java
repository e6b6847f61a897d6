package org.caseledger.command.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.caseledger.command.BeginningCommand;
import org.caseledger.command.Commands;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.JoinComplaint;
import org.caseledger.command.NoSuchCase;
import org.caseledger.command.Outcome;
import org.caseledger.command.Oversight;
import org.caseledger.command.Refused;
import org.caseledger.command.Rejection;
import org.caseledger.command.Request;
import org.caseledger.command.RequestId;
import org.caseledger.command.RequestReused;
import org.caseledger.command.SomebodyActedFirst;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;

/**
 * The one way in for commands: what is decided is recorded, what is refused is recorded too, in a
 * stream of its own, and a request that is sent again is answered from the log as it was before.
 */
public final class CommandGate {

    private final AxonLedger ledger;
    private final EventLog log;
    private final Oversight oversight;

    public CommandGate(AxonLedger ledger, EventLog log) {
        this.ledger = ledger;
        this.log = log;
        this.oversight = new Oversight(log);
    }

    /**
     * Gives a command in somebody's name.
     *
     * @throws Rejection when a rule forbids it
     * @throws NoSuchCase when there is no case of this identity
     * @throws SomebodyActedFirst when the case has moved on meanwhile, or is at another version
     * @throws RequestReused when the request was given before with another content
     */
    public Outcome give(ComplaintCommand command, Actor actor, Request request) {
        // A request that begins a case claims its number: not if it is a repetition.
        if (command instanceof BeginningCommand && request.fingerprint() != null) {
            var before = answered(command, request);
            if (before.isPresent()) {
                return before.get();
            }
        }
        var metadata = request.metadata(actor);
        // Any other repetition is found by its event ids when it would be recorded again, and is
        // looked for whenever nothing is recorded, whatever the case has become meanwhile: the
        // answer is that of the first.
        try {
            var recorded = send(command, metadata, request);
            if (recorded.isEmpty()) {
                return answered(command, request).orElseGet(() -> outcome(command, recorded));
            }
            return outcome(command, recorded);
        } catch (Refused refused) {
            return answered(command, request)
                    .orElseGet(() -> reject(command, refused, metadata, request));
        } catch (AlreadyRecorded repeated) {
            return answered(command, request).orElseThrow(() -> repeated);
        } catch (ConflictingAggregateVersionException e) {
            return answered(command, request)
                    .orElseThrow(() -> new SomebodyActedFirst(command.caseId(), true, e));
        } catch (ConcurrencyException e) {
            return answered(command, request)
                    .orElseThrow(() -> new SomebodyActedFirst(command.caseId(), false, e));
        } catch (AggregateNotFoundException e) {
            return answered(command, request).orElseThrow(() -> new NoSuchCase(command.caseId()));
        }
    }

    private List<StoredEvent> send(
            ComplaintCommand command, Map<String, String> metadata, Request request) {
        if (command instanceof JoinComplaint) {
            // Decided by what other cases are as well, so by their streams' versions alone two
            // cases could lead each other.
            return log.inTurn(
                    "joins", () -> ledger.send(command, metadata, request.expectedVersion()));
        }
        return ledger.send(command, metadata, request.expectedVersion());
    }

    /** What this request led to before, if it is in the log. */
    private Optional<Outcome> answered(ComplaintCommand command, Request request) {
        return log.findEvent(request.id().eventId(0))
                .map(
                        first -> {
                            request.mustHaveLedTo(EventCodec.readMetadata(first.metadata()));
                            return answer(command, first, request.id());
                        });
    }

    private Outcome answer(ComplaintCommand command, StoredEvent first, RequestId request) {
        if (EventCodec.read(first.type(), first.revision(), first.payload())
                instanceof AttemptRefused refusal) {
            throw new Rejection(refusal);
        }
        var recorded = new ArrayList<StoredEvent>();
        for (var event : log.readStream(first.streamId())) {
            var sender = EventCodec.readMetadata(event.metadata()).get(RequestId.KEY);
            if (request.value().toString().equals(sender)) {
                recorded.add(event);
            }
        }
        return outcome(command, recorded);
    }

    private Outcome outcome(ComplaintCommand command, List<StoredEvent> recorded) {
        if (recorded.isEmpty()) {
            return new Outcome(command.caseId(), log.head());
        }
        return new Outcome(command.caseId(), recorded.get(recorded.size() - 1).position());
    }

    /** Records the refusal and tells it, unless the same request was answered meanwhile. */
    private Outcome reject(
            ComplaintCommand command,
            Refused refused,
            Map<String, String> metadata,
            Request request) {
        var refusal =
                new AttemptRefused(
                        command.caseId(),
                        Commands.pathOf(command.getClass()),
                        refused.rule().name(),
                        refused.clause(),
                        refused.zh(),
                        refused.en(),
                        refused.state(),
                        refused.allowedNow().stream().map(Commands::pathOf).toList());
        try {
            oversight.refusal(refusal, command.caseId(), request.id().eventId(0), metadata);
        } catch (AlreadyRecorded repeated) {
            return answered(command, request).orElseThrow(() -> repeated);
        }
        throw new Rejection(refusal);
    }
}
