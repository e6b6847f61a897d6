package org.caseledger.command.delegation;

import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.Delegation;
import org.caseledger.events.office.DelegationEvent;

/** A command on the delegations of the office, of which there is one aggregate. */
public sealed interface DelegationCommand extends AggregateCommand<Integer, DelegationEvent>
        permits GrantDelegation, RevokeDelegation {

    @Override
    default UUID id() {
        return DelegationEvent.STREAM;
    }

    @Override
    default String streamKind() {
        return DelegationEvent.KIND;
    }

    @Override
    default String lock() {
        return Delegation.LOCK;
    }
}
