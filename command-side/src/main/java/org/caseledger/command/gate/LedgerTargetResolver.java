package org.caseledger.command.gate;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Which aggregate a command is for; its version is checked as the command is decided. */
public final class LedgerTargetResolver implements CommandTargetResolver {
    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        return new VersionedAggregateIdentifier(
                (Object) ((Command) message.getPayload()).aggregate().toString(), null);
    }
}
