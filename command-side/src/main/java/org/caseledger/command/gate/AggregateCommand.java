package org.caseledger.command.gate;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** A command on a {@link LedgerAggregate} whose history folds into a state {@code S}. */
public interface AggregateCommand<S, E extends LedgerEvent> extends Command {
    /** The stream of the aggregate. */
    UUID id();

    @Override
    default UUID aggregate() {
        return id();
    }

    /** What follows, by its own rules; the state is null for what is the first. */
    List<E> decide(@Nullable S state, DecisionContext context);
}
