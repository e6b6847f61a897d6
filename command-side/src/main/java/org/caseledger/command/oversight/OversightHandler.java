package org.caseledger.command.oversight;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.TimeOrderedId;

/** Records what people do about cases rather than in them, each at the end of its stream. */
@RequiredArgsConstructor
public final class OversightHandler {
    private final EventBus events;

    @CommandHandler
    void handle(OversightCommand command, MetaData by, Office office) {
        var context = DecisionContext.of(by, office);
        Guards.role(command.getClass(), context);
        Guards.timesAndReasons(command, context);
        var once = command.eventId();
        events.publish(List.of(new GenericDomainEventMessage<>(
                command.streamKind(),
                command.aggregate().toString(),
                NewEvent.NEXT,
                command.event(),
                once == null ? by : by.withoutKeys(java.util.Set.of(RequestId.KEY)),
                (once == null ? TimeOrderedId.next() : once).toString(),
                context.now())));
    }
}
