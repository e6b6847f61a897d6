package org.caseledger.command.oversight;

import java.util.UUID;
import org.caseledger.command.gate.Command;
import org.caseledger.events.oversight.OversightEvent;
import org.jspecify.annotations.Nullable;

/** A command that is recorded at the end of a stream, whatever else the stream holds. */
public interface OversightCommand extends Command {
    @Override
    String streamKind();

    @Override
    default String handledAs() {
        return OversightCommand.class.getName();
    }

    /** The event that it leads to. */
    OversightEvent event();

    /** The id of the event where it is recorded once for ever; null where the request gives it. */
    default @Nullable UUID eventId() {
        return null;
    }
}
