package org.caseledger.command.gate;

import java.util.HashMap;
import lombok.RequiredArgsConstructor;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/** Takes the requests of people and of the ledger itself to the command bus. */
@RequiredArgsConstructor
public final class CommandGate {
    private final CommandGateway gateway;
    private final EventLog log;
    private final RefusalRecorder refusals;

    /**
     * Gives a command in a person's name.
     *
     * @throws Rejection when a rule forbids it
     * @throws NoSuchCase when there is no aggregate of this identity
     * @throws SomebodyActedFirst when the aggregate has moved on meanwhile, or is at another version
     * @throws RequestReused when the request was given before with another content
     */
    public Outcome give(Command command, Actor actor, Request request) {
        return gateway.sendAndWait(message(command, actor, request));
    }

    /** Whether this request was given before. */
    public boolean knows(Request request) {
        return log.findEvent(request.id().eventId(0)).isPresent();
    }

    /**
     * Checks the role before anything of the command is read.
     *
     * @throws Rejection for a person whose role may not give it; the attempt is recorded, in a stream next to the case
     *     if there is one
     */
    public void mustBeAllowed(Class<? extends Command> type, @Nullable CaseId caseId, Actor actor, Request request) {
        if (!Commands.mayGive(actor.role(), type)) {
            throw refusals.refuseRole(type, caseId, actor, request);
        }
    }

    /** A command as the bus takes it. */
    public static CommandMessage<Command> message(Command command, Actor actor, Request request) {
        var metadata = new HashMap<String, Object>(request.metadata(actor));
        if (request.expectedVersions() != null) {
            metadata.put(Request.EXPECTED_VERSIONS, request.expectedVersions());
        }
        return new GenericCommandMessage<>(new GenericMessage<>(command, metadata), command.handledAs());
    }
}
