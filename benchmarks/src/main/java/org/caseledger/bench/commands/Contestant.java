package org.caseledger.bench.commands;

import java.util.Set;
import java.util.UUID;

/** Somebody who records what clients ask, on tables that were empty at the start. */
interface Contestant extends AutoCloseable {

    /** One client, used by one thread; each has a seed of its own. */
    Client client(long seed);

    /** How many events are recorded. */
    long events();

    /**
     * Compares what is recorded with what was answered; throws {@link
     * org.caseledger.bench.SelfCheckFailed}.
     */
    void check(Set<UUID> answered);

    @Override
    void close();

    /** Asks one thing after the other. */
    @FunctionalInterface
    interface Client {
        /** Asks the next thing, and returns its identity when it is durable. */
        UUID step() throws Exception;
    }
}
