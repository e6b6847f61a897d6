package org.caseledger.bench.commands;

import java.util.Set;
import java.util.UUID;

/** A system that records the commands of clients, on tables that were empty at the start. */
public interface Contestant extends AutoCloseable {
    /** One client, used by one thread; each has its own seed. */
    Client client(long seed);

    /** The number of recorded events. */
    long events();

    /** Compares the recorded events with the answers; throws {@link org.caseledger.bench.CheckFailed}. */
    void check(Set<UUID> answered);

    @Override
    void close();

    /** Sends one command after another. */
    @FunctionalInterface
    interface Client {
        /** Sends the next command, and returns its id when it is durable. */
        UUID step() throws Exception;
    }
}
