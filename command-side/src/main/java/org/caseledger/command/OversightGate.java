package org.caseledger.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Labelled;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.OversightEvent;
import org.jspecify.annotations.Nullable;

/**
 * The one way in for what those who oversee do beside the cases: recorded once, refused to other
 * roles, which is recorded too, and answered from the log when the request is sent again.
 */
public final class OversightGate {

    private final EventLog log;
    private final Oversight oversight;

    public OversightGate(EventLog log) {
        this.log = log;
        this.oversight = new Oversight(log);
    }

    /** Something that only these roles do, as it is called in an address and by people. */
    public record Deed(String path, Labelled word, Set<Role> roles) {}

    /**
     * Lets those pass who may do it.
     *
     * @throws Rejection for everybody else; the attempt is recorded, on the case if there is one
     */
    public void mustBeAllowed(Deed deed, @Nullable CaseId caseId, Actor actor, Request request) {
        if (deed.roles().contains(actor.role())) {
            return;
        }
        var refused =
                new Refused(
                        Rule.ROLE,
                        deed.word(),
                        actor.role(),
                        new Words(deed.roles().stream().sorted().toList()));
        var refusal =
                new AttemptRefused(
                        caseId,
                        deed.path(),
                        Rule.ROLE.name(),
                        refused.clause(),
                        refused.zh(),
                        refused.en(),
                        null,
                        List.of());
        var beside = caseId == null ? CaseId.named(deed.path()) : caseId;
        try {
            oversight.refusal(refusal, beside, request.id().eventId(0), request.metadata(actor));
        } catch (AlreadyRecorded repeated) {
            answered(request);
        }
        throw new Rejection(refusal);
    }

    /**
     * Records it at the end of a stream, or finds it there when the request was given before.
     *
     * @throws RequestReused when the request was given before with another content
     */
    public StoredEvent record(
            OversightEvent event, String kind, UUID stream, Actor actor, Request request) {
        var type = EventCodec.typeOf(event.getClass());
        var recorded =
                new NewEvent(
                        request.id().eventId(0),
                        kind,
                        stream,
                        NewEvent.NEXT,
                        type.value(),
                        type.revision(),
                        EventCodec.write(event),
                        EventCodec.write(request.metadata(actor)));
        try {
            return log.append(List.of(recorded)).get(0);
        } catch (AlreadyRecorded repeated) {
            return answered(request).orElseThrow(() -> repeated);
        }
    }

    private Optional<StoredEvent> answered(Request request) {
        var first = log.findEvent(request.id().eventId(0));
        first.ifPresent(
                event -> {
                    request.mustHaveLedTo(EventCodec.readMetadata(event.metadata()));
                    if (EventCodec.read(event.type(), event.revision(), event.payload())
                            instanceof AttemptRefused refusal) {
                        throw new Rejection(refusal);
                    }
                });
        return first;
    }
}
